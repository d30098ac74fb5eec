import { emptyDatabase } from '../../../support/store.ts';
import { testWriting } from './writing.contract.ts';

testWriting('node:sqlite', emptyDatabase);
