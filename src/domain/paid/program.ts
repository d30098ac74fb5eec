import { z } from 'zod';

const host = z
  .string()
  .regex(/^(?!www\.)([a-z\d-]+\.)+[a-z\d-]{2,}$/, {
    error: 'write the bare host in small letters, such as amazon.com, without https:// and www.',
  })
  .describe('A shop’s host, such as amazon.com; its www. is included, other subdomains are not.');

const text = (what: string) => z.string({ error: what }).trim().min(1, { error: what });

const mark = 'write the words that mark a paid link, such as paid link';

const queryOf = (example: string) =>
  z
    .record(z.string().min(1), text('put your id here, in quotes if it is a number'), {
      error: `write the parameter and your id, such as ${example}`,
    })
    .refine((query) => Object.keys(query).length > 0, {
      error: `write the parameter and your id, such as ${example}`,
    });

const programSchema = z
  .strictObject({
    name: text('write the program’s name, such as Amazon Associates').describe(
      'The program’s name, such as Amazon Associates.',
    ),
    hosts: z
      .array(host, { error: 'write a list of hosts, such as [amazon.com]' })
      .min(1, { error: 'write at least one host, such as [amazon.com]' })
      .describe('The hosts whose links earn through this program.'),
    shorteners: z
      .array(host, { error: 'write a list of hosts, such as [amzn.to]' })
      .optional()
      .describe(
        'Hosts that hide where a link leads, such as amzn.to; the site wants whole addresses.',
      ),
    label: text(mark)
      .regex(/^[^()]*$/, { error: 'write it without parentheses, the site puts them around it' })
      .refine((words) => /\p{L}/u.test(words), { error: mark })
      .describe('What readers see in parentheses after each paid link, such as paid link.'),
    statement: text('write a sentence, or remove the line')
      .optional()
      .describe('A sentence that the program’s terms require wherever its links stand.'),
    wording: text('write a sentence, or remove the line')
      .optional()
      .describe('What a page says above such links; the site has a sentence of its own.'),
    query: queryOf('tag: yourname-20')
      .optional()
      .describe('Your id as a query parameter, such as tag: yourname-20.'),
    countries: z
      .record(host, queryOf('{ tag: yourname-21 }'), {
        error:
          'write a host and your id there on each line, such as amazon.co.uk: { tag: yourname-21 }',
      })
      .optional()
      .describe('The shops of other countries, such as amazon.co.uk, with your id in each.'),
    path: z
      .string()
      .regex(/^(\/[\w.~-]+){2,}\/\{isbn13\}$/, {
        error: 'write the path with your id and {isbn13}, such as /a/12345/{isbn13}',
      })
      .optional()
      .describe('Your id in the path, before the book’s ISBN, such as /a/12345/{isbn13}.'),
    prefix: z
      .string()
      .regex(/^https:\/\/[a-z\d.-]+\/[^\s#{}]*\{url\}[^\s#{}]*$/, {
        error:
          'write a whole https address with {url}, such as https://network.example/click?id=123&url={url}',
      })
      .optional()
      .describe('The network’s address, your id in it, the shop’s address in place of {url}.'),
    inMail: z
      .union([z.boolean(), z.enum(['yes', 'no'])], { error: 'write yes or no' })
      .transform((said) => said === true || said === 'yes')
      .optional()
      .describe(
        'Whether its terms allow its links in mails: yes or no. Read them first; left out it is no.',
      ),
    asWritten: z
      .literal(true, { error: 'write true, or remove the line' })
      .optional()
      .describe('true when the program gives you each address, with your id in it, such as LTK.'),
  })
  .refine(
    ({ query, path, prefix, asWritten }) =>
      [query, path, prefix, asWritten].filter(Boolean).length === 1,
    {
      error:
        'write exactly one of query, path, prefix and asWritten: the way this program’s links carry your id',
    },
  )
  .refine(({ countries, query }) => !countries || query, {
    error: 'countries go with a query: write a program of its own for each of these hosts',
    path: ['countries'],
  });

/** The file programs.yaml. */
export const programsSchema = z
  .array(programSchema, {
    error: 'write a list, in which each program begins with - name:, or [] if there is none',
  })
  .check(({ value, issues }) => {
    const seen = new Set<string>();
    for (const [program, { hosts, shorteners = [], countries = {} }] of value.entries()) {
      const listed = [
        ...hosts.map((each, index) => [each, 'hosts', index] as const),
        ...shorteners.map((each, index) => [each, 'shorteners', index] as const),
        ...Object.keys(countries).map((each) => [each, 'countries', each] as const),
      ];
      for (const [each, ...path] of listed) {
        const message = `${each} is already listed: a host belongs to one program, remove it from one of them`;
        if (seen.has(each))
          issues.push({ code: 'custom', message, input: each, path: [program, ...path] });
        seen.add(each);
      }
    }
  })
  .describe('The affiliate programs that this site takes part in.');

export type Program = z.infer<typeof programSchema>;
