import { describe, expect, test } from 'vitest';
import { isAllowed, isHostName, isPattern } from '../../../src/connectors/web/allowed-host.ts';
import { checkedAddress } from '../../../src/connectors/web/checked-address.ts';
import { isPublicAddress } from '../../../src/connectors/web/public-address.ts';
import { failureOf } from '../failure-of.ts';

describe('an address', () => {
  test.each(['93.184.215.14', '8.8.8.8', '172.32.0.1', '100.128.0.1', '2606:4700::6810:84e5'])(
    '%s is public',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );

  test.each([
    '127.0.0.1',
    '127.255.1.2',
    '0.0.0.0',
    '10.0.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '100.127.255.255',
    '192.0.0.8',
    '198.18.0.1',
    '203.0.113.7',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    'fc00::1',
    'fd12:3456::1',
    'fe80::1',
    'fe80::1%eth0',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '::ffff:7f00:1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2001::1',
    '2001:db8::1',
    '2130706433',
    'example.com',
    '',
  ])('%s is not', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

describe('a name', () => {
  const of =
    (...addresses: string[]) =>
    async () =>
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));

  test('stands for the address that is asked, once it is known to be public', async () => {
    const found = await checkedAddress('example.com', of('93.184.215.14', '2606:4700::1'));
    expect(found).toEqual({ address: '93.184.215.14', family: 4 });
  });

  test.each([[['10.0.0.1']], [['93.184.215.14', '127.0.0.1']], [['2606:4700::1', '::ffff:10.0.0.1']]])(
    'is refused when one of its addresses is not public: %j',
    async (addresses) => {
      const failure = await failureOf(checkedAddress('example.com', of(...addresses)));
      expect(failure).toMatchObject({ code: 'not_public', certainty: 'not_applied' });
      expect(failure.message).not.toMatch(/10\.0\.0\.1|127\.0\.0\.1/);
    },
  );

  test('that nobody has is said to be unknown', async () => {
    const unknown = Object.assign(new Error('no'), { code: 'ENOTFOUND' });
    const work = checkedAddress('example.com', () => Promise.reject(unknown));
    expect(await failureOf(work)).toMatchObject({ code: 'no_such_host' });
    expect(await failureOf(checkedAddress('example.com', of()))).toMatchObject({ code: 'no_such_host' });
  });

  test.each([
    '127.0.0.1',
    '0x7f.1',
    '2130706433',
    '[::1]',
    'localhost',
    'db.localhost',
    'printer.local',
    'metadata.google.internal',
    'router.lan',
    'example',
    'example.com:8080',
    'user@example.com',
    'example.com/x',
    'example..com',
    '-a.com',
    'exam ple.com',
    '*.com.',
    '',
  ])('%j is no host of the public internet', (text) => {
    expect(isHostName(text)).toBe(false);
  });
});

describe('the list', () => {
  test.each([
    [['example.com'], 'example.com', true],
    [['example.com'], 'www.example.com', false],
    [['example.com'], 'notexample.com', false],
    [['*.example.com'], 'www.example.com', true],
    [['*.example.com'], 'a.b.example.com', true],
    [['*.example.com'], 'example.com', false],
    [['*.example.com'], 'evilexample.com', false],
    [['*.example.com'], 'example.com.evil.org', false],
    [['company-domains'], 'www.asked.org', true],
    [['company-domains'], 'other.org', false],
    [['company-domains'], '127.0.0.1', false],
  ])('%j: %s is on it: %s', (hosts, host, expected) => {
    expect(isAllowed(hosts, host, 'asked.org')).toBe(expected);
  });

  test('holds names, stars in front of a name, and one word', () => {
    expect(['a.example.com', '*.example.com', 'company-domains'].every(isPattern)).toBe(true);
    expect(['*', '*.com', 'a.*.com', '*.*.com', 'https://a.com', '10.0.0.1'].some(isPattern)).toBe(false);
  });
});
