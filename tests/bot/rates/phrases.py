"""What people ask, and what they mean: `amount from to day`, `-` where nothing is said.

The first half was written before the parser; today is 26 November 2026.
"""

FIRST = """
100 usd                                  | 100 USD - -
100 USD                                  | 100 USD - -
usd                                      | - USD - -
USD EUR                                  | - USD EUR -
200 eur to rub                           | 200 EUR RUB -
5000 kzt eur                             | 5000 KZT EUR -
usd 2026-11-01                           | - USD - 2026-11-01
usd 01.11.2026                           | - USD - 2026-11-01
$100                                     | 100 USD - -
100$                                     | 100 USD - -
€50                                      | 50 EUR - -
50 €                                     | 50 EUR - -
1000 ₽                                   | 1000 RUB - -
5000 ₸ в $                               | 5000 KZT USD -
¥300                                     | 300 CNY - -
100usd                                   | 100 USD - -
usd/kzt                                  | - USD KZT -
usdkzt                                   | - USD KZT -
EUR-RUB                                  | - EUR RUB -
100 dollars                              | 100 USD - -
100 dollars in tenge                     | 100 USD KZT -
how much is 100 dollars in euros?        | 100 USD EUR -
how many tenge in 100 dollars            | 100 USD KZT -
1 dollar                                 | 1 USD - -
dollar                                   | - USD - -
euro                                     | - EUR - -
2,500.50 dollars                         | 2500.50 USD - -
1,000,000 tenge to yuan                  | 1000000 KZT CNY -
5k usd                                   | 5000 USD - -
1.5m tenge to usd                        | 1500000 KZT USD -
100 долларов                             | 100 USD - -
доллар                                   | - USD - -
Доллар                                   | - USD - -
курс доллара                             | - USD - -
курс евро на сегодня                     | - EUR - 2026-11-26
1,5 млн тенге в юань                     | 1500000 KZT CNY -
1,5 млн тенге в юанях                    | 1500000 KZT CNY -
сколько будет 100 долларов в тенге?      | 100 USD KZT -
сколько тенге в 100 долларах             | 100 USD KZT -
10 000 рублей в тенге                    | 10000 RUB KZT -
10 000 рублей                            | 10000 RUB - -
сто долларов                             | 100 USD - -
тысяча евро                              | 1000 EUR - -
пятьсот юаней в рубли                    | 500 CNY RUB -
100 тыс тенге в доллары                  | 100000 KZT USD -
100к тенге в рублях                      | 100000 KZT RUB -
доллар вчера                             | - USD - 2026-11-25
евро на завтра                           | - EUR - 2026-11-27
курс рубля 1 ноября                      | - RUB - 2026-11-01
доллар США                               | - USD - -
100 долларов США                         | 100 USD - -
100 австралийских долларов               | 100 AUD - -
баксы                                    | - USD - -
50 баксов в тг                           | 50 USD KZT -
100 долл                                 | 100 USD - -
1,5 млн долл. в тенге                    | 1500000 USD KZT -
100 у.е.                                 | 100 USD - -
20 у. е. в евро                          | 20 USD EUR -
100 АҚШ доллары                          | 100 USD - -
мың теңге                                | 1000 KZT - -
доллар бағамы                            | - USD - -
еуро                                     | - EUR - -
100 доллар қанша теңге                   | 100 USD KZT -
100 долларда қанша теңге бар?            | 100 USD KZT -
5000 теңге доллармен қанша               | 5000 KZT USD -
жүз еуро теңгеге                         | 100 EUR KZT -
1 млн теңге юаньға                       | 1000000 KZT CNY -
екі мың рубль                            | 2000 RUB - -
доллар кеше                              | - USD - 2026-11-25
"""

SECOND = """
usd eur 2015-08-20                       | - USD EUR 2015-08-20
convert 100 usd to kzt                   | 100 USD KZT -
100 usd => kzt                           | 100 USD KZT -
100 usd = ? kzt                          | 100 USD KZT -
what is the dollar rate today            | - USD - 2026-11-26
two hundred euros                        | 200 EUR - -
a thousand rubles in tenge               | 1000 RUB KZT -
100 us dollars                           | 100 USD - -
50 hong kong dollars                     | 50 HKD - -
10 british pounds                        | 10 GBP - -
100 swiss francs to tenge                | 100 CHF KZT -
10000 korean won                         | 10000 KRW - -
20 yuan                                  | 20 CNY - -
100 renminbi                             | 100 CNY - -
100 dolars                               | 100 USD - -
100 dollers                              | 100 USD - -
100 rubels to tenge                      | 100 RUB KZT -
euro 1 november 2026                     | - EUR - 2026-11-01
usd Nov 1                                | - USD - 2026-11-01
yuan yesterday                           | - CNY - 2026-11-25
0.5 usd                                  | 0.5 USD - -
.5 usd                                   | 0.5 USD - -
1'000 usd                                | 1000 USD - -
1,500 usd                                | 1500 USD - -
1.000.000 kzt                            | 1000000 KZT - -
10 000,50 тг                             | 10000.50 KZT - -
100 доларов                              | 100 USD - -
100 долллларов                           | 100 USD - -
100 рубелей                              | 100 RUB - -
100 теньге                               | 100 KZT - -
курс долора                              | - USD - -
гыв                                      | - USD - -
100 гыв                                  | 100 USD - -
усд                                      | - USD - -
евр                                      | - EUR - -
100 р                                    | 100 RUB - -
100 руб.                                 | 100 RUB - -
500тг                                    | 500 KZT - -
2 млрд тенге в долларах                  | 2000000000 KZT USD -
полтора миллиона тенге в евро            | 1500000 KZT EUR -
двести пятьдесят тысяч тенге             | 250000 KZT - -
доллар к тенге                           | - USD KZT -
доллар/тенге                             | - USD KZT -
евро в доллар                            | - EUR USD -
почём доллар?                            | - USD - -
сколько стоит евро                       | - EUR - -
фунт стерлингов                          | - GBP - -
100 фунтов                               | 100 GBP - -
турецкая лира                            | - TRY - -
500 турецких лир в тенге                 | 500 TRY KZT -
киргизский сом                           | - KGS - -
узбекский сум                            | - UZS - -
10000 сум                                | 10000 UZS - -
1000 сомов                               | 1000 KGS - -
японская иена                            | - JPY - -
10000 йен                                | 10000 JPY - -
дирхам ОАЭ                               | - AED - -
100 дирхамов                             | 100 AED - -
белорусский рубль                        | - BYN - -
швейцарских франков 100                  | 100 CHF - -
шведская крона                           | - SEK - -
курс юаня 1 ноября 2026 года             | - CNY - 2026-11-01
доллар на 20.08.2015                     | - USD - 2015-08-20
доллар 31 декабря                        | - USD - 2025-12-31
100 доллар                               | 100 USD - -
100 долларды теңгеге                     | 100 USD KZT -
АҚШ долларының бағамы                    | - USD - -
еуро бүгін                               | - EUR - 2026-11-26
рубль ертең                              | - RUB - 2026-11-27
1 қараша доллар                          | - USD - 2026-11-01
бес жүз мың теңге                        | 500000 KZT - -
1,5 миллион теңге еуроға                 | 1500000 KZT EUR -
100 юань теңгемен қанша болады           | 100 CNY KZT -
қырғыз сомы                              | - KGS - -
1000 өзбек сумы                          | 1000 UZS - -
түрік лирасы                             | - TRY - -
фунт стерлинг                            | - GBP - -
жапон иенасы                             | - JPY - -
мың рубль қанша теңге                    | 1000 RUB KZT -
200 еуроны рубльге                       | 200 EUR RUB -
"""

# Nothing that could be answered: other talk, two amounts, no currency, nothing to convert.
UNCLEAR = """
привет
как дела?
спасибо за курс валют
доллар растёт, что делать с кредитом
0 usd
-5 usd
100 попугаев
100 200,5 300 usd
100 usd 200 eur
usd eur rub
крона
usd 2026-13-45
usd 32.01.2026
NaN usd
1e5 usd
inf usd
99999999999999999999 usd
новости
Что с евроинтеграцией?
қалайсың
thank you
"""
