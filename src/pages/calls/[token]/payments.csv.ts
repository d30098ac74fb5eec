import { noPrivateFile, onlyRead, privateFile } from '../../../adapters/web/private-file.ts';
import { paymentsSheet } from '../../../domain/booking/calls/payments-sheet.ts';
import { services } from '../../../services.ts';

export const prerender = false;

/** Every payment and refund, for taxes; beside the coach's page, and known by the same secret address. */
export const { GET, HEAD, ALL } = onlyRead(async ({ params }) => {
  const { booking, isOwner, settings } = await services();
  if (!isOwner(params['token'] ?? '')) return noPrivateFile();
  const sheet = paymentsSheet(await booking.movements(), settings.timeZone);
  return privateFile(sheet, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': 'attachment; filename="payments.csv"',
  });
});
