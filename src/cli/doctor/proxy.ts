import type { Environment } from '../../environment.ts';
import { type Finding, fault, well } from './finding.ts';

/** The site itself speaks no TLS: where its address is https, somebody stands in front who knows the readers. */
export function lookAtProxy({
  siteUrl,
  freezes,
  trustProxy,
}: Pick<Environment, 'siteUrl' | 'freezes' | 'trustProxy'>): Finding[] {
  if (siteUrl.protocol !== 'https:' || freezes) return [];
  return [
    trustProxy
      ? well('Readers are told apart by the address that the proxy names')
      : fault(
          'All readers count as one behind the proxy: TRUST_PROXY is not set',
          'Set TRUST_PROXY=true, and let the proxy name the reader last in X-Forwarded-For.',
        ),
  ];
}
