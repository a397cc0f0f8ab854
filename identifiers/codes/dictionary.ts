/**
 * GS1's other application identifiers, in the form of `keyDictionary`: data attributes and what stands
 * apart. No identity has them, so what only names things does without this list.
 */
export const dictionary = `
02|=?|n14:check:prefix2|37|01,03||CONTENT
03|=|n14:check:prefix2||01,02,37,235||MTO GTIN
11|=?|n6:date0|01,02,03,8006,8026|||PROD DATE
12|=?|n6:date0|8020|||DUE DATE
13|=?|n6:date0|01,02,03,8006,8026|||PACK DATE
15|=?|n6:date0|01,02,03,8006,8026|||BEST BEFORE or BEST BY
16|=?|n6:date0|01,02,03,8006,8026|||SELL BY
17|=?|n6:date0|01,02,03,255,8006,8026|||USE BY or EXPIRY
20|=?|n2|01,02,03,8006,8026|||VARIANT
240|?|x..30|01,02,03,8006,8026|||ADDITIONAL ID
241|?|x..30|01,02,03,8006,8026|||CUST. PART No.
242|?|n..6|01,02,8006,8026|||MTO VARIANT
243|?|x..20|01,03|||PCN
250|?|x..30|01+21,03+21,8006+21|||SECONDARY SERIAL
251|?|x..30|01,03,8006|||REF. TO SOURCE
30|?|n..8|01,02|||VAR. COUNT
3100-5|=?|n6|01,02|310n||NET WEIGHT (kg)
3110-5|=?|n6|01,02|311n||LENGTH (m)
3120-5|=?|n6|01,02|312n||WIDTH (m)
3130-5|=?|n6|01,02|313n||HEIGHT (m)
3140-5|=?|n6|01,02|314n||AREA (m²)
3150-5|=?|n6|01,02|315n||NET VOLUME (l)
3160-5|=?|n6|01,02|316n||NET VOLUME (m³)
3200-5|=?|n6|01,02|320n||NET WEIGHT (lb)
3210-5|=?|n6|01,02|321n||LENGTH (in)
3220-5|=?|n6|01,02|322n||LENGTH (ft)
3230-5|=?|n6|01,02|323n||LENGTH (yd)
3240-5|=?|n6|01,02|324n||WIDTH (in)
3250-5|=?|n6|01,02|325n||WIDTH (ft)
3260-5|=?|n6|01,02|326n||WIDTH (yd)
3270-5|=?|n6|01,02|327n||HEIGHT (in)
3280-5|=?|n6|01,02|328n||HEIGHT (ft)
3290-5|=?|n6|01,02|329n||HEIGHT (yd)
3300-5|=?|n6|00,01|330n||GROSS WEIGHT (kg)
3310-5|=?|n6|00,01|331n||LENGTH (m), log
3320-5|=?|n6|00,01|332n||WIDTH (m), log
3330-5|=?|n6|00,01|333n||HEIGHT (m), log
3340-5|=?|n6|00,01|334n||AREA (m²), log
3350-5|=?|n6|00,01|335n||VOLUME (l), log
3360-5|=?|n6|00,01|336n||VOLUME (m³), log
3370-5|=?|n6|01|337n||KG PER m²
3400-5|=?|n6|00,01|340n||GROSS WEIGHT (lb)
3410-5|=?|n6|00,01|341n||LENGTH (in), log
3420-5|=?|n6|00,01|342n||LENGTH (ft), log
3430-5|=?|n6|00,01|343n||LENGTH (yd), log
3440-5|=?|n6|00,01|344n||WIDTH (in), log
3450-5|=?|n6|00,01|345n||WIDTH (ft), log
3460-5|=?|n6|00,01|346n||WIDTH (yd), log
3470-5|=?|n6|00,01|347n||HEIGHT (in), log
3480-5|=?|n6|00,01|348n||HEIGHT (ft), log
3490-5|=?|n6|00,01|349n||HEIGHT (yd), log
3500-5|=?|n6|01,02|350n||AREA (in²)
3510-5|=?|n6|01,02|351n||AREA (ft²)
3520-5|=?|n6|01,02|352n||AREA (yd²)
3530-5|=?|n6|00,01|353n||AREA (in²), log
3540-5|=?|n6|00,01|354n||AREA (ft²), log
3550-5|=?|n6|00,01|355n||AREA (yd²), log
3560-5|=?|n6|01,02|356n||NET WEIGHT (tr oz)
3570-5|=?|n6|01,02|357n||NET VOLUME (oz)
3600-5|=?|n6|01,02|360n||NET VOLUME (qt (US))
3610-5|=?|n6|01,02|361n||NET VOLUME (gal.)
3620-5|=?|n6|00,01|362n||VOLUME (qt (US)), log
3630-5|=?|n6|00,01|363n||VOLUME (gal (US)), log
3640-5|=?|n6|01,02|364n||NET VOLUME (in³)
3650-5|=?|n6|01,02|365n||NET VOLUME (ft³)
3660-5|=?|n6|01,02|366n||NET VOLUME (yd³)
3670-5|=?|n6|00,01|367n||VOLUME (in³), log
3680-5|=?|n6|00,01|368n||VOLUME (ft³), log
3690-5|=?|n6|00,01|369n||VOLUME (yd³), log
37|?|n..8|00+02,00+8026|||COUNT
3900-9|?|n..15|255,8020|390n,391n,394n,8111||AMOUNT
3910-9|?|n3:currency n..15|8020|391n||AMOUNT
3920-9|?|n..15|01+30,01+31nn,01+32nn,01+35nn,01+36nn|392n,393n||PRICE
3930-9|?|n3:currency n..15|30,31nn,32nn,35nn,36nn|393n||PRICE
3940-3|?|n4|255|394n,8111||PRCNT OFF
3950-5|?|n6|30,31nn,32nn,35nn,36nn|392n,393n,395n,8005||PRICE/UoM
400|?|x..30||||ORDER NUMBER
403|?|x..30|00|||ROUTE
410|=?|n13:check:prefix||||SHIP TO LOC
411|=?|n13:check:prefix||||BILL TO
412|=?|n13:check:prefix||||PURCHASE FROM
413|=?|n13:check:prefix||||SHIP FOR LOC
416|=?|n13:check:prefix||||PROD/SERV LOC
420|?|x..20||421||SHIP TO POST
421|?|n3:country x..9||4307||SHIP TO POST
422|?|n3:country|01,02,03,8006,8026|426||ORIGIN
423|?|n3:country n3?:country n3?:country n3?:country n3?:country|01,02,03|426||COUNTRY - INITIAL PROCESS
424|?|n3:country|01,02,03|426||COUNTRY - PROCESS
425|?|n3:country n3?:country n3?:country n3?:country n3?:country|01,02,03|426||COUNTRY - DISASSEMBLY
426|?|n3:country|01,02,03|||COUNTRY - FULL PROCESS
427|?|x..3|01+422,02+422,03+422|||ORIGIN SUBDIVISION
4300|?|x..35:escapes|00|||SHIP TO COMP
4301|?|x..35:escapes|00|||SHIP TO NAME
4302|?|x..70:escapes|00|||SHIP TO ADD1
4303|?|x..70:escapes|4302|||SHIP TO ADD2
4304|?|x..70:escapes|00|||SHIP TO SUB
4305|?|x..70:escapes|00|||SHIP TO LOC
4306|?|x..70:escapes|00|||SHIP TO REG
4307|?|x2:country2|00|||SHIP TO COUNTRY
4308|?|x..30|00|||SHIP TO PHONE
4309|?|n10:latitude n10:longitude|00|||SHIP TO GEO
4310|?|x..35:escapes|00|||RTN TO COMP
4311|?|x..35:escapes|00|||RTN TO NAME
4312|?|x..70:escapes|00|||RTN TO ADD1
4313|?|x..70:escapes|4312|||RTN TO ADD2
4314|?|x..70:escapes|00|||RTN TO SUB
4315|?|x..70:escapes|00|||RTN TO LOC
4316|?|x..70:escapes|00|||RTN TO REG
4317|?|x2:country2|00|||RTN TO COUNTRY
4318|?|x..20|00|||RTN TO POST
4319|?|x..30|00|||RTN TO PHONE
4320|?|x..35:escapes|00|||SRV DESCRIPTION
4321|?|n1:yesno|00|||DANGEROUS GOODS
4322|?|n1:yesno|00|||AUTH TO LEAVE
4323|?|n1:yesno|00|||SIG REQUIRED
4324|?|n6:date0 n4:time|00|||NOT BEF DEL DT
4325|?|n6:date0 n4:time|00|||NOT AFT DEL DT
4326|?|n6:date|00|||REL DATE
4330|?|n6 x1?:hyphen|00|4331||MAX TEMP F.
4331|?|n6 x1?:hyphen|00|4330||MAX TEMP C.
4332|?|n6 x1?:hyphen|00|4333||MIN TEMP F.
4333|?|n6 x1?:hyphen|00|4332||MIN TEMP C.
7001|?|n13|01,02,8006,8026|||NSN
7002|?|x..30|01,02|||MEAT CUT
7003|?|n6:date n4:time|01,02,03|||EXPIRY TIME
7004|?|n..4|01+10,03+10|||ACTIVE POTENCY
7005|?|x..12|01,02|||CATCH AREA
7006|?|n6:date|01,02|||FIRST FREEZE DATE
7007|?|n6:date n6?:date|01,02|||HARVEST DATE
7008|?|x..3|01,02|||AQUATIC SPECIES
7009|?|x..10|01,02|||FISHING GEAR TYPE
7010|?|x..2|01,02,03|||PROD METHOD
7011|?|n6:date n4?:time|01,02,03|||TEST BY DATE
7020|?|x..20|01+416,03+416,8006+416|||REFURB LOT
7021|?|x..20|01,03,8006|||FUNC STAT
7022|?|x..20|01+7021,03+7021,8006+7021|||REV STAT
7023|?|x..30:prefix||||GIAI - ASSEMBLY
7030|?|n3:country999 x..27|01,02|||PROCESSOR # 0
7031|?|n3:country999 x..27|01,02|||PROCESSOR # 1
7032|?|n3:country999 x..27|01,02|||PROCESSOR # 2
7033|?|n3:country999 x..27|01,02|||PROCESSOR # 3
7034|?|n3:country999 x..27|01,02|||PROCESSOR # 4
7035|?|n3:country999 x..27|01,02|||PROCESSOR # 5
7036|?|n3:country999 x..27|01,02|||PROCESSOR # 6
7037|?|n3:country999 x..27|01,02|||PROCESSOR # 7
7038|?|n3:country999 x..27|01,02|||PROCESSOR # 8
7039|?|n3:country999 x..27|01,02|||PROCESSOR # 9
7041||x..4:package|00|||UFRGT UNIT TYPE
710|?|x..20|01|||NHRN PZN
711|?|x..20|01|||NHRN CIP
712|?|x..20|01|||NHRN CN
713|?|x..20|01|||NHRN DRN
714|?|x..20|01|||NHRN AIM
715|?|x..20|01|||NHRN NDC
716|?|x..20|01|||NHRN AIC
717|?|x..20|01|||NHRN SRN
7230|?|x2 x..28|01,8004|||CERT # 1
7231|?|x2 x..28|01,8004|||CERT # 2
7232|?|x2 x..28|01,8004|||CERT # 3
7233|?|x2 x..28|01,8004|||CERT # 4
7234|?|x2 x..28|01,8004|||CERT # 5
7235|?|x2 x..28|01,8004|||CERT # 6
7236|?|x2 x..28|01,8004|||CERT # 7
7237|?|x2 x..28|01,8004|||CERT # 8
7238|?|x2 x..28|01,8004|||CERT # 9
7239|?|x2 x..28|01,8004|||CERT # 10
7240|?|x..20|01,8006|03||PROTOCOL
7241|?|n2:media|8017,8018|||AIDC MEDIA TYPE
7242|?|x..25|8017,8018|||VCN
7250|?|n8:longdate|8018|7251||DOB
7251|?|n8:longdate n4:time|8018|7250||DOB TIME
7252|?|n1:sex|8018|||BIO SEX
7253|?|x..40:escapes|8017,8018|7256,7259||FAMILY NAME
7254|?|x..40:escapes|8017,8018|7256,7259||GIVEN NAME
7255|?|x..10|8017,8018|7256,7259||SUFFIX
7256|?|x..90:escapes|8017,8018|||FULL NAME
7257|?|x..70:escapes|8018|||PERSON ADDR
7258|?|x3:position|8018+7259|||BIRTH SEQUENCE
7259|?|x..40:escapes|8018|7256||BABY
8001|?|n4:nonzero n5:nonzero n3:nonzero n1:winding n1|01|||DIMENSIONS
8002|?|x..20||||CMT No.
8005|?|n6|01,02|||PRICE PER UNIT
8007|?|x..34:iban|415|||IBAN
8008|?|n6:date n2:hour n2?:minute n2?:second|01,02,03|||PROD TIME
8009|?|x..50|00,01,03|||OPTSEN
8012|?|x..20|01,03,8006|||VERSION
8014||x..25:pair:prefix:letter|01|||MUDI
8026|?|n14:check:prefix2 n4:piece|37|02,03,8006||ITIP CONTENT
8030|?|z..90|00,01+21,03+21,253,255,8003,8004,8006+21,8010+8011,8017,8018|||DIGSIG
8040||n15|01+21|||IMEI
8041||n15|01+21+8040|||IMEI2
8042||n32|01+21+8040|||ESIM
8043||n18 n..2?|01+21+8040|||PSIM
8110|?|x..70:coupon
8111|?|n4|255|||POINTS
8112|?|x..70:offer
8200||x..70|01|||PRODUCT URL
90|?|x..30||||INTERNAL
91-9|?|x..90||||INTERNAL
`;
