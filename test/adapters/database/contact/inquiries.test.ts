import { emptyDatabase } from '../../../support/store.ts';
import { testInquiries } from './inquiries.contract.ts';

testInquiries('node:sqlite', emptyDatabase);
