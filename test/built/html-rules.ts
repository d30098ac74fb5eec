import { HtmlValidate } from 'html-validate/node';

const rules = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // A button without a type sends its form, which is what all of them are for.
    'no-implicit-button-type': 'off',
    // The content policy allows style attributes: view transitions and the columns of Markdown have theirs.
    'no-inline-style': ['error', { allowedProperties: ['view-transition-name', 'text-align'] }],
    // A heading that begins with a digit gives its anchor one, as HTML allows.
    'valid-id': ['error', { relaxed: true }],
  },
});

/** What is wrong with a page, one line each. */
export async function mistakesIn(html: string): Promise<string[]> {
  const { results } = await rules.validateString(html);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => `${line}:${column} ${ruleId}: ${message}`),
  );
}
