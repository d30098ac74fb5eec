import { sentence, wordsOf } from './sentence.ts';

const steps = ['sorry', 'happened', 'did', 'means', 'next'] as const;
type Steps = Record<(typeof steps)[number], string>;

/** The steps of an apology in their order, each under its name; without a text it is left out. */
export function apologyOf(names: Steps, texts: Partial<Steps>): { name: string; text: string }[] {
  return steps.flatMap((step) => {
    const text = texts[step];
    return text === undefined ? [] : [{ name: names[step], text }];
  });
}

/** What is said when a page is missing or broken: an apology in five steps. */
export const apologyWords = {
  apology: wordsOf('What the steps of an apology are called.', {
    sorry: sentence('I’m sorry', 'The first step.'),
    happened: sentence('What happened', 'The second.'),
    did: sentence('What I did about it', 'The third.'),
    means: sentence('What it means for you', 'The fourth.'),
    next: sentence('What happens next', 'The fifth.'),
    write: sentence('If it keeps happening, tell me:', 'Last; your address stands behind it.'),
  }),

  missing: wordsOf('Where there is no page.', {
    title: sentence('This page isn’t here', 'The headline.'),
    standfirst: sentence('There is no page at this address.', 'Below it.'),
    sorry: sentence('You came for something, and it isn’t here.', 'The first step.'),
    happened: sentence('The link has a typo in it, or the page has moved.', 'The second.'),
    did: sentence('The archive, above, lists every post.', 'The third.'),
    means: sentence('Nothing is lost but a minute.', 'The fourth.'),
    next: sentence('Look in the archive. If it isn’t there, write to me.', 'The fifth.'),
    archive: sentence('To the archive', 'The button.'),
  }),

  broken: wordsOf('Where a page broke.', {
    title: sentence('Something broke', 'The headline.'),
    standfirst: sentence('It was this site, not you.', 'Below it.'),
    sorry: sentence('You did nothing wrong.', 'The first step.'),
    happened: sentence('The page broke while it was being made for you.', 'The second.'),
    did: sentence('The error is in the log, where I can see what broke and when.', 'The third.'),
    means: sentence('If you were reading, nothing.', 'The fourth.'),
    next: sentence(
      'Wait a minute and load the page again. If it’s still broken, write to me.',
      'The fifth.',
    ),
    home: sentence('To the front page', 'The button.'),
  }),
};
