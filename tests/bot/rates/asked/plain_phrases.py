"""Questions about rates as readers write them: with a year, twice the same, without a currency."""

FOURTH = """
доллар за 2019 год         | - USD - 2019-11-26
евро в 2021 году           | - EUR - 2021-11-26
евро 2021 г.               | - EUR - 2021-11-26
2018 жылғы юань            | - CNY - 2018-11-26
rouble in 2017             | - RUB - 2017-11-26
70 usd in 2022             | 70 USD - 2022-11-26
доллар 5 мая 2024 года     | - USD - 2024-05-05
2024 жылғы 5 мамыр 70 usd  | 70 USD - 2024-05-05
сколько евро в 2000 тенге  | 2000 KZT EUR -
usd in 2000 kzt            | 2000 KZT USD -
юань 2020                  | 2020 CNY - -
pound sterling now         | - GBP - 2026-11-26
евро EUR                   | - EUR - -
70 долларов USD            | 70 USD - -
рубль мен теңге            | - RUB KZT -
lira vs rouble             | - TRY RUB -
7 grand euro               | 7000 EUR - -
30 quid                    | 30 GBP - -
почём нынче лира           | - TRY - -
how's the yuan doing       | - CNY - -
обмен - 70 юаней           | 70 CNY - -
how much is – 70 quid      | 70 GBP - -
70 dollar qansha           | 70 USD - -
обмен валют                | - - - -
чему равна лира в тенге    | - TRY KZT -
сколько юаней я куплю за 7000 тенге | 7000 KZT CNY -
сколько надо тенге, чтобы купить 30 фунтов | 30 GBP KZT -
добрый вечер, напомните курс юаня | - CNY - -
how many yuan can I buy for 7000 tenge | 7000 KZT CNY -
hello, what's the current rouble rate | - RUB - -
i have 30 pounds, how much is that in tenge | 30 GBP KZT -
сәлеметсіз бе, лира қанша тұр | - TRY - -
7000 теңгеге неше юань аламын | 7000 KZT CNY -
30 фунт алу үшін қанша теңге керек | 30 GBP KZT -
екі апта бұрынғы юань | - CNY - 2026-11-12
"""

RATES = """
курс
Курсы валют?
курс на завтра
почём валюта
дай курс на вчера
бағам
ертеңгі бағамдар
валюта бағамы
привет, курс
exchange rate tomorrow
rates for Monday
все курсы валют
"""

NO_RATES = """
что на завтра
все
нацбанк
сколько стоит
100
курс 100
привет
купить квартиру за доллары
сколько нужно
новый курс
"""

IN_VAIN = """
юань 31 апреля
0 фунтов
нөл лира
-70 рублей
минус 7 юаней
переведи -30 фунтов в тенге
лира қыркүйектің 31-інде
pounds on 30 February
what is 0 euro in kzt
лира, юань, рубль
70 юаней 7 лир
крона
курс на 31 июня
юань за 7 лет
"""

NO_MONEY = """
31 апреля
0
-70
минус 7
70 200
7 лет
0 пострадавших
банк вернул 0 рублей
юань 31 апреля выставка
крона дерева
70 юаней
"""
