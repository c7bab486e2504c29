"""Own pages in the shapes that news sites have, around the same three paragraphs."""

from bot.sources.values.surroundings import Surroundings

FIRST = (
    "Городской музей Алматы открыл выставку, посвящённую истории садоводства в предгорьях, и"
    " показал предметы, которые хранились в запасниках больше сорока лет."
)
SECOND = (
    "По словам директора, выставка собрала больше ста предметов, часть из них восстановили"
    " студенты, а часть, например, садовые ножи, передали жители города."
)
THIRD = (
    "«Мы готовили её два года», – рассказала хранитель фондов. Экспозиция будет работать до конца"
    " лета, вход по выходным свободный, группы принимают по записи."
)
PARAGRAPHS = [FIRST, SECOND, THIRD]
URL = "https://site.kz/news/1"
HERE = Surroundings(URL, "Asia/Almaty")

ARTICLE = f"""<!doctype html><html lang="ru-RU"><head><meta charset="utf-8">
<title>Музей открыл выставку садовых инструментов - Сайт</title>
<meta property="og:title" content="Музей открыл выставку садовых инструментов - Сайт">
<meta property="og:site_name" content="Сайт"><meta property="og:image" content="/og-cover.jpg">
<meta property="og:description" content="Коротко о выставке.">
<meta property="article:published_time" content="2024-04-11T10:00:00+05:00">
<meta property="article:tag" content="музеи"><meta property="article:tag" content="сад">
<link rel="canonical" href="https://www.site.kz/news/1">
<script type="application/ld+json">{{"@context": "https://schema.org", "@graph": [
{{"@type": "WebSite", "name": "Сайт"}}, {{"@type": ["NewsArticle"],
"headline": "Музей открыл выставку…", "author": [{{"@type": "Person", "name": "Анна Б."}},
{{"@type": "Organization", "name": "Сайт"}}], "image": {{"@type": "ImageObject",
"url": "/up/museum-1200x800.jpg", "creditText": "Пресс-служба музея", "width": 1200}}}}]}}</script>
</head><body><header><a href="/">Сайт</a><img src="/top.png" width="1200"></header>
<nav><a href="/1">Новости</a><a href="/2">Спорт</a></nav>
<main><article><h1>Музей открыл выставку садовых инструментов</h1>
<div class="meta">11 апреля 2024, 10:00</div>
<figure><img src="/up/museum-600x400.jpg"><figcaption>Зал. Фото: акимат</figcaption></figure>
<div class="article-text"><p>{FIRST}</p>
<div class="read-also related"><a href="/2">Другая важная новость о чём-то ещё</a></div>
<p>{SECOND}</p>
<p><strong>Читайте также:</strong> <a href="/3">Ещё одна новость о погоде в городе</a></p>
<p>{THIRD}</p><figure><img data-src="/in-text.jpg" src="data:image/gif;base64,R0">
<figcaption>Фото из архива музея</figcaption></figure>
<p>Подписывайтесь на <a href="https://t.me/site">наш Telegram-канал</a></p></div>
<p class="source">Источник: <a href="https://museum.kz">пресс-служба музея</a></p>
<div class="share-buttons">Поделиться <a href="#">VK</a></div></article>
<section class="related-news"><h2>Читайте также</h2><ul><li><a href="/4">Новость 4</a></li></ul>
<p>{SECOND} Похожая новость.</p></section></main>
<aside><p>{FIRST} Из боковой колонки.</p></aside>
<div class="comments"><p>Комментарий читателя, довольно длинный, с запятыми, и ни о чём.</p></div>
<footer>© 2024 Сайт. Источник: при использовании ссылка обязательна</footer></body></html>"""

DIVS = f"""<html><head><title>Музей открыл выставку</title></head><body>
<div id="top"><a href="/">Главная</a> <a href="/x">Новости</a></div>
<div class="wrap"><h1>Музей открыл выставку</h1>
<div class="photo"><img src="/a.jpg"><div>Фото пресс-службы музея</div></div>
<div class="c">{FIRST}<br><br>{SECOND}<br><br>{THIRD}<br><br>Источник: музей</div></div>
<div class="l"><a href="/1">Другая новость раз</a><br><a href="/2">Другая новость два</a></div>
</body></html>"""

TABLE = f"""<html><body><table><tr><td width="200"><a href="/1">Курсы валют и новости дня</a><br>
<a href="/2">Погода в городе сегодня и завтра</a></td><td><h1>Музей открыл выставку</h1>
<b>Фото:МКИ РК</b><br><br><img src="b.jpg"><br>Алматы. 11 апреля. Центр информации - {FIRST}<br><br>
{SECOND}<br><br>{THIRD}<br><br>Источник: МКИ РК</td></tr></table></body></html>"""

PIECES = f"""<html><body><h1>Музей открыл выставку</h1><div class="wrap">
<div class="block">{FIRST} {FIRST}</div><div class="block"><img src="/z-room.jpg"></div>
<div class="block">{SECOND} {SECOND}</div><div class="block">{THIRD} {THIRD}</div></div>
<div class="sidebar"><div class="block">{FIRST}</div></div></body></html>"""

LEAD_APART = f"""<html><body><div class="logo"><img src="/logo.svg"></div>
<div class="content_main"><h1>Музей открыл выставку</h1>
<div class="date-time">11 апреля 2024 | 10:00</div>
<div class="thumb"><picture><source srcset="/s.webp 300w, /m.webp 900w"><img alt="x"></picture>
<p class="thumb_alt">Фото ©️ Tengrinews.kz</p></div>
<div class="content_main_desc"><p>{FIRST}</p></div>
<div class="content_main_text"><p>{SECOND}</p><p>{THIRD}</p>
<blockquote><p><a href="/2">Другая новость, вставленная в текст ссылкой</a></p></blockquote>
<p>{SECOND}</p><p><img src="data:image/gif;base64,R0" data-lazy-src="/lazy-room.jpg"></p></div>
</div>
<div class="content_sidebar"><div class="item"><a href="/3">Новость про погоду</a></div></div>
</body></html>"""

COMMENTED = f"""<html><body class="single has-sidebar"><div class="content-area with-sidebar">
<article class="post category-news"><header class="entry-header"><h1>Музей открыл выставку</h1>
</header><div class="entry-content"><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>
<div class="sharedaddy"><h3>Поделиться ссылкой:</h3></div><div class="jp-relatedposts">Похожее</div>
</div><footer class="entry-footer">Источник: <a href="x">музей</a> <span class="tags-links">
<a rel="tag" href="/t">выставки</a></span></footer></article>
<div id="comments"><ol>{f"<li><p>Отзыв. {FIRST} {SECOND} {THIRD}</p></li>" * 9}</ol></div></div>
</body></html>"""

MARKED = f"""<html><body><div class="content">
<div itemprop="articleBody"><p>{FIRST}</p><p>{THIRD}</p></div>
<div class="more"><p>{SECOND} {SECOND} {SECOND}</p></div></div></body></html>"""

NOTE = f"""<html><head><meta property="og:description" content="Коротко."></head><body>
<h1>Музей</h1><div><p>{FIRST}</p></div></body></html>"""

EMPTY = """<html><head><meta property="og:title" content="Музей">
<meta property="og:description" content="Описание выставки."></head>
<body><script>app()</script><div id="root"></div></body></html>"""

LINKED_ONLY = f"""<html><body><div id="root"></div><script type="application/ld+json">
{{"@type": "Article", "headline": "Музей", "articleBody": "{FIRST}\\n\\n{SECOND}"}}</script>
</body></html>"""
