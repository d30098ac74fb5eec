import { emptyDatabase } from '../../../support/store.ts';
import { testHearing } from './hearing.contract.ts';
import { testModerating } from './moderating.contract.ts';
import { testWriting } from './writing.contract.ts';

testWriting('node:sqlite', emptyDatabase);
testModerating('node:sqlite', emptyDatabase);
testHearing('node:sqlite', emptyDatabase);
