from pytest import mark

from bot.articles.attribution.kazakh import mentions


@mark.parametrize(
    ("sentence", "found"),
    [
        ("Көпір ашылды, деп хабарлайды Dalanews.kz.", [("carrier", "Dalanews.kz")]),
        ("Көпір ашылды, хабарлайды Dalanews.kz.", [("carrier", "Dalanews.kz")]),
        ("«Көпір ашық», – деген оның сөзін келтіреді Dalanews.kz.", [("carrier", "Dalanews.kz")]),
        ("Көпір ашылды, деп жазды DalaPress Telegram-каналы.", [("carrier", "DalaPress")]),
        ("«Көпір ашық», – деп қысқа қайырды Көлік басқармасы.", [("said", "Көлік басқармасы")]),
        ("«Көпір ашық», – деп сендірді Көлік басқармасы.", [("said", "Көлік басқармасы")]),
        ("“Kópir ashyq”, dep málimdedi Kólik basqarmasy kópirge qatysty.",
         [("said", "Kólik basqarmasy")]),
        ("Көпір ашылды, деп хабарлайды Dalanews.kz тілшісі.", [("correspondent", "Dalanews.kz")]),
        ("Көпір ашылды, деп хабарлайды Dalanews.kz ақпарат агенттігі.",
         [("carrier", "Dalanews.kz")]),
        ("Көпір ашылды, деп жазады Dalanews.kz қала әкімдігіне сілтеме жасап.",
         [("cited", "қала әкімдігі"), ("carrier", "Dalanews.kz")]),
        ("Көпір ашылды, деп хабарлайды Dalanews.kz тілшісі Көлік басқармасына сілтеме жасап.",
         [("cited", "Көлік басқармасы"), ("correspondent", "Dalanews.kz")]),
        ("Көпір ашылды, деп хабарлайды Көлік министрлігі.", [("said", "Көлік министрлігі")]),
        ("Бұл туралы аудан әкімдігінің баспасөз қызметі хабарлады.",
         [("said", "аудан әкімдігінің баспасөз қызметі")]),
        ("Бұл туралы Тұрғын үй құрылысы комитеті мәлімдеді.",
         [("said", "Тұрғын үй құрылысы комитеті")]),
        ("Бұл жөнінде Dalanews.kz-ке қалалық құрылыс бөлімі хабарлады.",
         [("said", "қалалық құрылыс бөлімі")]),
        ("Полиция департаментінің хабарлауынша, жол ашық.",
         [("according", "Полиция департаменті")]),
        ("Мәдениет министрлігінің мәліметінше, музей ашылады.",
         [("according", "Мәдениет министрлігі")]),
        ("Агенттіктің баспасөз қызметі хабарлағандай, көпір ашық.",
         [("according", "Агенттіктің баспасөз қызметі")]),
        ("Қала әкімдігінің баспасөз қызметі көпір ашылғанын хабарлады.",
         [("said", "Қала әкімдігінің баспасөз қызметі")]),
        ("Көпір ашылды, деп хабарлайды «Дала үні» ұлттық порталы.", [("carrier", "Дала үні")]),
        ("Kópir ashyldy, dep habarlaıdy QazAqparat tilshisi.", [("correspondent", "QazAqparat")]),
        ("Kópir ashyldy, dep habarlaıdy QazAqparat qala ákimdiginiń baspasóz qyzmetine silteme"
         " jasap.", [("cited", "qala ákimdiginiń baspasóz qyzmeti"), ("carrier", "QazAqparat")]),
        ("Көпір ашылды, деп хабарлайды «Арай» облыс әкімдігіне сілтеме жасап.",
         [("carrier", "Арай"), ("cited", "облыс әкімдігі")]),
        ("Көпір ашылды, деп хабарлайды «Арай» АҚ-қа сілтеме жасап.", [("cited", "«Арай» АҚ")]),
        ("Көпір ашылды, деп хабарлайды Dalanews.kz ақпарат агенттігі nur.kz-ке сілтеме жасап.",
         [("carrier", "Dalanews.kz"), ("cited", "nur.kz")]),
        ("Көпір ашылды, деп хабарлайды Qostanay TV.", [("carrier", "Qostanay TV")]),
        ("Polısııa departamentiniń habarlaýynsha, jol ashyq.",
         [("according", "Polısııa departamenti")]),
        ("Bwl twralı qala äkimdigi xabarladı.", [("said", "qala äkimdigi")]),
        ("Көпір ашылды, деп жазады «Арай үні».", [("carrier", "Арай үні")]),
        ("Көпір ашылды, деп хабарлайды әкімдікке сілтеме жасап Dalanews.kz.",
         [("cited", "әкімдік"), ("carrier", "Dalanews.kz")]),
        ("Бұл туралы қала әкімдігінде мәлім етті.", [("said", "қала әкімдігі")]),
        ("Көпір ашылды, деп хабарлады порттың баспасөз қызметінен.",
         [("said", "порттың баспасөз қызметі")]),
        ("Qala äkimdiginiñ mälimetinşe, köpir aşıq.", [("according", "Qala äkimdigi")]),
        ("Көпір ашылды, деп хабарлайды Steppe News ақпарат агенттігі.",
         [("carrier", "Steppe News")]),
        ("Көпір ашылды, деп хабарлайды Steppe News қала әкімдігіне сілтеме жасап.",
         [("carrier", "Steppe News"), ("cited", "қала әкімдігі")]),
        ("Көпір ашылды, деп хабарлайды «Арай үні» газетінің тілшісі.",
         [("correspondent", "Арай үні")]),
        ("Көпір ашылды, деп хабарлайды Dalanews.kz әкімдіктен алынған ақпаратқа сүйеніп.",
         [("said", "әкімдік"), ("carrier", "Dalanews.kz")]),
        ("Көпір ашылды, деп хабарлайды «Арай» ұлттық компаниясына сілтеме жасап.",
         [("cited", "«Арай» ұлттық компаниясы")]),
        ("Көпір ашылды, деп хабарлайды Түркістан облысының ТЖД.",
         [("said", "Түркістан облысының ТЖД")]),
        ("Көпір ашылды, деп хабарлайды Ақорданың Telegram-арнасы.",
         [("said", "Ақорданың Telegram-арнасы")]),
        ("كوپىر اشىلدى، دەپ حابارلايدى قازاقپارات.", [("carrier", "قازاقپارات")]),
    ],
)  # fmt: skip
def test_who_told_it(sentence: str, found: list[tuple[str, str]]) -> None:
    told = {(mention.role, mention.name) for mention in mentions(sentence)}

    assert set(found) <= told


@mark.parametrize(
    "sentence",
    [
        "Көпір сәрсенбіде ашылды.",
        "Бұл туралы қызметтің алаңында айтылды.",
        "Бұл туралы желіде жазылған.",
        "Дереккөз тауып, соны тексеру – журналистің міндеті.",
        "Алматы – менің туған қалам, дейді суретші.",
    ],
)
def test_nobody_told_it(sentence: str) -> None:
    assert list(mentions(sentence)) == []
