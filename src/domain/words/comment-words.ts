import { sentence, wordsOf } from './sentence.ts';

/** What is said where readers answer a post. */
export const commentWords = {
  comments: wordsOf('Where readers answer a post.', {
    title: sentence('Comments', 'Above what readers have written.'),
    mine: sentence('wrote this post', 'Beside your name, where you have answered.'),
    answer: sentence('Answer', 'The link beside a comment.'),
    all: sentence(
      'Read all comments: {count}',
      'The link to all comments of a post, where only the first of them stand below it.',
      ['count'],
    ),
    about: sentence('Comments on “{title}”', 'The title of that page, in search results.'),
    back: sentence('To the post', 'The link from there back to the post.'),
    words: sentence('Your comment, public once I have read it', 'Above the field for it.'),
    name: sentence('Your name', 'Above the field for the name.'),
    email: sentence(
      'Your e-mail, if you want to hear of answers; it is never shown',
      'Above the field for the address.',
    ),
    site: sentence('Your site, if you have one', 'Above the field for it.'),
    preview: sentence('See how it looks', 'The button, which leads to a preview.'),
    closed: sentence('Comments are closed.', 'In place of the form, where nobody writes any more.'),
  }),

  commenting: wordsOf('On the pages where a comment is previewed, sent and waits.', {
    write: sentence('Write a comment', 'The headline above the form.'),
    answer: sentence('Answer {name}', 'The same, where a comment is answered.', ['name']),
    under: sentence('It will stand below', 'Before the title of the post.'),
    looks: sentence('This is how it will look', 'The headline of the preview.'),
    send: sentence('Send it', 'The button below the preview.'),
    change: sentence('Change something', 'Below that, above the form once more.'),
    waits: sentence('It waits for {author}', 'The headline, once it is sent.'),
    thanks: sentence(
      'Thank you! I read each comment before it becomes public.',
      'Below that headline.',
    ),
    published: sentence('It is published', 'The headline, once it is.'),
    back: sentence('Back to the post', 'The link at the end.'),
    question: sentence('Rather write to me alone?', 'Last; your address stands behind it.'),
  }),
};
