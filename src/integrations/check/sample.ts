/** What is only true of the site that the project comes with, and what a new owner may overlook. */
export const sample = {
  author: 'Kayla',
  name: 'Like a Boss',
  subject: 'blogging',
  /** Its pictures in README.md, by the beginning of their SHA-256. */
  pictures: ['39f6b0fadb5c', '8b517fa8e55a', 'e2776014f7d8', '1548df08fd5b'],
};
