import { z } from 'zod';
import { sentence } from './sentence.ts';

/** What is said where readers answer a post. */
export const commentWords = {
  comments: z
    .strictObject({
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
      words: sentence('Your comment', 'Above the field for it.'),
      name: sentence('Your name', 'Above the field for the name.'),
      email: sentence(
        'Your e-mail, if you want to hear of answers; it is never shown',
        'Above the field for the address.',
      ),
      site: sentence('Your site, if you have one', 'Above the field for it.'),
      preview: sentence('See how it looks', 'The button, which leads to a preview.'),
      closed: sentence(
        'Comments are closed.',
        'In place of the form, where nobody writes any more.',
      ),
    })
    .prefault({})
    .describe('Where readers answer a post.'),
};
