import { hashOf } from './inline-hashes.ts';

/**
 * Asks for the hours anew in the visitor's own zone, before any is shown; `data-zone` is the one that they
 * would be shown in. A zone in the address was found or chosen before.
 */
export const findZone =
  '{const u=new URL(location),z=Intl.DateTimeFormat().resolvedOptions().timeZone;' +
  "if(z&&z!==document.currentScript.dataset.zone&&!u.searchParams.has('zone'))" +
  "{u.searchParams.set('zone',z);location.replace(u)}}";

/** What the content policy knows that script by. */
export const findZoneHash = hashOf(findZone);
