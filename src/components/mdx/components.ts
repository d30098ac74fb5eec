import Book from './Book.astro';
import BookACall from './BookACall.astro';
import Callout from './Callout.astro';
import Figure from './Figure.astro';
import Photo from './Photo.astro';
import Quote from './Quote.astro';
import ReadingList from './ReadingList.astro';
import Step from './Step.astro';
import Steps from './Steps.astro';

/** What a text in content/ is rendered with: `<Content components={components} />`. */
export const components = {
  img: Photo,
  Book,
  BookACall,
  Callout,
  Figure,
  Quote,
  ReadingList,
  Step,
  Steps,
};
