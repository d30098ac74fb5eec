import { sentence, wordsOf } from './sentence.ts';

/** What is said to those who read: on the home page, in lists, after posts and at the foot of every page. */
export const readingWords = {
  frame: wordsOf('On every page.', {
    writtenBy: sentence(
      '{site} is written by {author}. Write to me at',
      'At the foot of every page; your address stands behind it.',
    ),
    feed: sentence('Feed', 'The link to the feed, at the foot of every page.'),
    write: sentence('Write to me at', 'After a page; your address stands behind it.'),
    form: sentence('or by this form', 'The link to the contact form, behind your address.'),
  }),

  home: wordsOf('On the home page.', {
    hello: sentence(
      '{author} writes here.',
      'What the page begins with; your tagline stands below it.',
    ),
    newest: sentence('Newest', 'Above the newest posts.'),
    allPosts: sentence('All posts', 'The link to the archive below them.'),
    shelf: sentence('Reading lists', 'Above the reading lists.'),
  }),

  archive: wordsOf('On the page of all posts.', {
    title: sentence('Archive', 'The headline.'),
    standfirst: sentence('Every post, the newest first.', 'Below it, and in search results.'),
  }),

  reading: wordsOf('On the page of all reading lists.', {
    title: sentence('Reading', 'The headline.'),
    standfirst: sentence('Books, in lists.', 'Below it, and in search results.'),
  }),

  tags: wordsOf('On the pages of tags.', {
    title: sentence('Tags', 'The headline.'),
    standfirst: sentence('Every post by what it is about.', 'Below it, and in search results.'),
    about: sentence('Posts about {tag}', 'The title of the page of one tag, in search results.'),
    everything: sentence(
      'Every post about {tag}.',
      'What search results show of the page of one tag.',
    ),
  }),

  series: wordsOf('On the page of a series.', {
    standfirst: sentence(
      'A series in {count} parts, in order.',
      'Below the name of a series, and in search results.',
    ),
  }),

  search: wordsOf('On the search page.', {
    title: sentence('Search', 'The headline.'),
    description: sentence('Find a word in all that is here.', 'What search results show.'),
    ask: sentence('What about?', 'Above the field.'),
    example: sentence('a word or two', 'In the field, as long as it is empty.'),
    around: sentence('Look around', 'Above the tags.'),
  }),

  post: wordsOf('On the page of each post.', {
    by: sentence('by {author}', 'Who wrote it, before the day.'),
    answer: sentence('Answer me:', 'After a post; your address stands behind it.'),
    share: sentence('Pass it on:', 'Before the links by which a post is shared.'),
    older: sentence('Before this', 'Above the post before it.'),
    newer: sentence('After this', 'Above the post after it.'),
    follow: sentence('Elsewhere:', 'Before the links to where else you are.'),
    newHere: sentence('New here?', 'Above the link to the page where new readers start.'),
    shelf: sentence('To read on', 'Above the reading lists that fit.'),
    alike: sentence('You might also like', 'Above posts like it.'),
  }),

  contact: wordsOf('On the page of the contact form, as long as site.yaml has it on.', {
    title: sentence('Write to me', 'The headline, and the link to it at the foot of every page.'),
    standfirst: sentence(
      'What you write here comes to me alone, by mail.',
      'Below it, and in search results.',
    ),
    sent: sentence(
      'Thank you! Your message is on its way to me.',
      'In the place of the form, once it is sent.',
    ),
  }),

  postscript: wordsOf('The P.S. after each post, as long as you sell calls.', {
    offer: sentence(
      'Let’s talk about it: {price}, {length} on the phone.',
      'After “P.S.”: that they can book you. {price} and {length} are those of your first call.',
      ['price', 'length'],
    ),
    link: sentence('Pick an hour', 'The link to your hours.'),
  }),
};
