import { sentence, wordsOf } from './sentence.ts';

/** What is said to those who book a call: on the pages and in the mails. */
export const callWords = {
  coaching: wordsOf('On the page where calls are booked.', {
    pick: sentence('Pick an hour', 'Above the hours, and on the button that leads there.'),
    stepPick: sentence('Pick an hour.', 'The first of three steps.'),
    stepPay: sentence('Pay {price} on the next page.', 'The second.'),
    stepICall: sentence('I call you, for {length}.', 'The third, where you dial.'),
    stepYouCall: sentence('You call me, for {length}.', 'The same, where readers dial.'),
    like: sentence('What a call is like', 'Above your own words from pages/coaching.mdx.'),
    voices: sentence('What callers say', 'Above what you quote of them in coaching.yaml.'),
    full: sentence('No hour is free right now.', 'In place of the hours, when all are taken.'),
    tell: sentence(
      'Tell me when you would like to talk:',
      'Below it; your address stands behind it.',
    ),
    comesUp: sentence('If something comes up', 'Above how a call is moved or canceled.'),
    question: sentence(
      'Any question first? Write to me at',
      'Last; your address stands behind it.',
    ),
  }),

  call: wordsOf('On the page of a call.', {
    confirmed: sentence('Your call is confirmed', 'The headline, once it is paid.'),
    bring: sentence('Bring your questions.', 'After what was bought and who dials.'),
    mail: sentence(
      'The mail “{subject}” is on its way to you. Look among the spam, too.',
      'Below it. {subject} is that of your mail.',
      ['subject'],
    ),
    calendar: sentence('Put it into your calendar', 'The button for that.'),
    takeOut: sentence('Take it out of your calendar', 'The same, once it is canceled.'),
    ours: sentence('Our call', 'The headline, as long as it can be moved or canceled.'),
    noOther: sentence('Right now I can offer no other hour.', 'Where it can’t be moved.'),
    tell: sentence('Tell me when you could talk:', 'Below it; your address stands behind it.'),
    canceled: sentence('I’m sorry: I had to.', 'When you canceled it.'),
    unclear: sentence('Anything unclear? Write to me at', 'Last; your address stands behind it.'),
  }),

  mails: wordsOf('In the mails to readers about their calls.', {
    hello: sentence('Hello {name},', 'The first line.'),
    helloNameless: sentence('Hello,', 'The first line to readers who gave no name.'),
    regards: sentence('{author}', 'The last line but one; the last is the name of your site.'),
    comesUp: sentence('If something comes up:', 'Above how a call is moved or canceled.'),

    confirmedSubject: sentence(
      'Your call with {author} is confirmed',
      'The subject, once it is paid.',
    ),
    confirmed: sentence('Your call is confirmed:', 'What the mail begins with.'),
    bring: sentence('Bring your questions.', 'After when it is and who dials.'),

    movedSubject: sentence('Your call with {author} has moved', 'The subject, when it was moved.'),
    movedByMe: sentence(
      'I’m sorry: I had to move our call. It has a new hour:',
      'When you moved it.',
    ),
    movedByThem: sentence('Our call has a new hour, as you asked:', 'When the reader moved it.'),

    dayBeforeSubject: sentence(
      'Coming up: your call with {author}, {hour}',
      'The subject, a day before the call.',
      ['hour'],
    ),
    dayBefore: sentence('Our call is coming up:', 'What that mail begins with.'),
    hourBeforeSubject: sentence(
      'Soon: your call with {author}, {hour}',
      'The subject, an hour before the call.',
      ['hour'],
    ),
    hourBefore: sentence('In a little while we talk:', 'What that mail begins with.'),

    canceledSubject: sentence(
      'Your call with {author} is canceled',
      'The subject, when it was canceled.',
    ),
    canceledByMe: sentence(
      'I’m sorry: I have to cancel our call of {when}.',
      'When you canceled it.',
      ['when'],
    ),
    canceledByThem: sentence(
      'Our call of {when} is canceled, as you asked.',
      'When the reader canceled it.',
      ['when'],
    ),
    stillLike: sentence(
      'If you would still like to talk, pick another hour, or answer this mail.',
      'Above the link to your hours, when you canceled.',
    ),
    freeHours: sentence(
      'If you would still like to talk, these hours are free right now:',
      'The next free hours stand below it, when a call did not come about.',
    ),
    noFreeHours: sentence(
      'If you would still like to talk, look for another hour, or answer this mail.',
      'The same, when no hour is free.',
    ),
    followUpSubject: sentence('After our call', 'The subject, when you write after a call.'),
    followUp: sentence(
      'Thank you for our call of {when}.',
      'What that mail begins with; your own words follow.',
      ['when'],
    ),
    noShowSubject: sentence(
      'We missed each other',
      'The subject, when you say that the reader did not come.',
    ),
    noShow: sentence(
      'I’m sorry that we missed each other on {when}.',
      'What that mail begins with.',
      ['when'],
    ),
    changedMind: sentence(
      'If you change your mind, you are welcome to pick another hour.',
      'Above the link to your hours, when they canceled.',
    ),
    looksWrong: sentence(
      'If anything looks wrong, answer this mail.',
      'Last, to a reader who paid twice by mistake.',
    ),
  }),
};
