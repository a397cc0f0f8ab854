/**
 * GS1's primary keys and their qualifiers, one a row, as GS1's Barcode Syntax Dictionary lists them; a
 * test lays the two side by side. Columns: identifier or range of its last digit; marks; format; what it
 * needs; what it bars; qualifiers; title.
 *
 * - Marks: `=` predefined length, so that no separator follows; `?` may be a data attribute of a
 *   Digital Link.
 * - Format: stretches in order, each a character set (`n` digits, `x` GS1's set of 82, `y` its set of
 *   39, `z` base 64), a length or `..` and the greatest length, `?` where it may be absent, and its
 *   rules.
 * - Needs: one of these groups, each joined by `+`. Bars: none of these. `n` stands for any digit.
 * - Qualifiers: only on primary keys; `-` for none, `/` between sequences.
 */
export const keyDictionary = `
00|=?|n18:check:prefix2|||-|SSCC
01|=?|n14:check:prefix2||255,37|22,10,21/235|GTIN
10|?|x..20|01,02,03,8006,8026|||BATCH/LOT
21||x..20|01,03,8006|235||SERIAL
22||x..20|01|||CPV
235||x..28|01|||TPX
253|?|n13:check:prefix x..17?|||-|GDTI
254||x..20|414|||GLN EXTENSION COMPONENT
255|?|n13:check:prefix n..12?||01,02,415,8006,8020,8026|-|GCN
401|?|x..30:prefix|||-|GINC
402|?|n17:check:prefix|||-|GSIN
414|=?|n13:check:prefix|||254/7040|LOC No.
415|=?|n13:check:prefix|8020||8020|PAY TO
417|=?|n13:check:prefix|||7040|PARTY
7040||n1 x1 x1 x1:importer||||UIC+EXT
8003|?|n1:zero n13:check:prefix x..16?|||-|GRAI
8004|?|x..30:prefix|||7040|GIAI
8006|?|n14:check:prefix2 n4:piece||01,03,37|22,10,21|ITIP
8010|?|y..30:prefix|||8011|CPID
8011||n..12:unpadded|8010|||CPID SERIAL
8013|?|x..25:pair:prefix|||-|GMN
8017|?|n18:check:prefix||8018|8019|GSRN - PROVIDER
8018|?|n18:check:prefix||8017|8019|GSRN - RECIPIENT
8019||n..10|8017,8018|||SRIN
8020||x..25|415|||REF No.
`;
