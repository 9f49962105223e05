"""The terms that evidence may be made of: name -> (condition in the rule language, what it says, what its opposite says).

A term is a question about one block that a reader can answer by looking. Training picks few of them and joins some in pairs
and triples; nothing here is a text of a certain site.
"""
import re


NUMBERS = {  # feature: (limits, what up to N says, what more than N says); for a limit of 0 or 1 see SPECIAL
    "words": ([1, 2, 3, 4, 6, 8, 10, 12, 16, 22, 30, 50], "has at most {} words", "has more than {} words"),
    "characters": ([3, 12, 25, 60, 200], "has at most {} characters", "has more than {} characters"),
    "commas": ([0, 1], "has at most {} commas", "has more than {} commas"),
    "sentences": ([1, 2], "has at most {} sentences", "has more than {} sentences"),
    "position": ([1, 2, 3, 5, 8], "is among the first {} lines", "is not among the first {} lines"),
    "from-end": ([1, 3, 6, 10, 20], "is among the last {} lines", "is not among the last {} lines"),
    "copies": ([0, 1, 3], "stands there at most {} more times", "stands there more than {} more times"),
    "run": ([0, 1, 2, 3, 5, 9, 19], "stands among at most {} fragments", "stands among more than {} fragments"),
    "before-body": ([0, 2, 6], "does not stand over {} lines before the first full paragraph", "stands over {} lines before the first full paragraph"),
    "after-body": ([0, 2, 5, 12], "does not stand over {} lines behind the last full paragraph", "stands over {} lines behind the last full paragraph"),
    "indent": ([0, 3, 8], "is indented by at most {} spaces", "is indented by more than {} spaces"),
    "blank-lines-before": ([0, 1], "has at most {} blank lines in front", "has more than {} blank lines in front"),
}
SPECIAL = {
    "words-1": ("has one word", "has more than one word"),
    "commas-0": ("has no comma", "has a comma"),
    "commas-1": ("has at most one comma", "has several commas"),
    "sentences-1": ("is one sentence", "has several sentences"),
    "position-1": ("is the first line", "is not the first line"),
    "from-end-1": ("is the last line", "is not the last line"),
    "copies-0": ("stands there once", "is repeated in the draft"),
    "copies-1": ("stands there at most twice", "stands there more than twice"),
    "run-0": ("is no fragment", "is a fragment"),
    "run-1": ("stands in no run of fragments", "stands in a run of fragments"),
    "before-body-0": ("does not stand before the first full paragraph", "stands before the first full paragraph"),
    "after-body-0": ("does not stand behind the last full paragraph", "stands behind the last full paragraph"),
    "indent-0": ("is not indented", "is indented"),
    "blank-lines-before-0": ("has no blank line in front", "has a blank line in front"),
    "blank-lines-before-1": ("has at most one blank line in front", "has several blank lines in front"),
    "title-case-share-0": ("has no words in capitals", "has words in capitals"),
    "digit-share-0": ("has no digits", "has digits"),
    "mark-share-0": ("has no marks", "has marks"),
    "stop-word-share-0": ("has no function words", "has function words"),
    "topic-share-0": ("has no words of the draft's topic", "has words of the draft's topic"),
}
SHARES = {
    "title-case-share": ([0.0, 0.3, 0.5, 0.7, 0.95], "of its words begin with a capital"),
    "capital-share": ([0.1, 0.3], "of its characters are capitals"),
    "digit-share": ([0.0, 0.1, 0.3, 0.6], "of its characters are digits"),
    "mark-share": ([0.0, 0.05, 0.15], "of its characters are marks"),
    "stop-word-share": ([0.0, 0.2, 0.4], "of its words are function words"),
    "topic-share": ([0.0, 0.2, 0.45, 0.7], "of its words belong to the draft's topic"),
    "place": ([0.1, 0.3, 0.7, 0.9], "of the draft stands before it"),
}
FLAGS = {
    "end-mark": ("ends like a sentence", "has no end mark"),
    "colon-end": ("ends with a colon", "does not end with a colon"),
    "starts-lower": ("begins in lower case", "does not begin in lower case"),
    "starts-quote": ("begins with a quotation mark", "does not begin with a quotation mark"),
    "all-capitals": ("is in capitals", "is not in capitals"),
    "verb": ("has a finite verb", "has no finite verb"),
    "question": ("has a question mark", "has no question mark"),
    "exclamation": ("has an exclamation mark", "has no exclamation mark"),
    "found": ("is what another rule found", "is not what another rule found"),
    "is-heading": ("repeats a heading", "repeats no heading"),
}
DRAFT = {
    "words": ([150, 500, 1500], "words stand in the draft"),
    "blocks": ([8, 20, 50, 120, 300], "lines stand in the draft"),
    "long-share": ([0.05, 0.3, 0.5, 0.7, 0.85], "of the draft's words stand in full paragraphs"),
    "short-share": ([0.1, 0.25, 0.4, 0.6, 0.8], "of the draft's lines are fragments"),
}
MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?"
VERBS = ("get|try|start|book|buy|shop|order|download|contact|call|schedule|request|claim|click|watch|listen|view|browse|check|join|register|apply|donate"
         "|explore|discover|learn|visit|add|save|talk|speak|see|sign|subscribe|follow|share|read|find|ask|send|submit|enter|select|choose|compare|continue"
         "|go|jump|skip|back|leave|post|reply|print|copy|show|hide|load|close|open|play|search|need|want|ready|looking|let")
UNENDED = {"name"}  # cues that no line with an end mark has, so that such lines need not be searched
LONGEST = 40  # words of a line in which cues are looked for: patterns are what terms cost
CUES = {  # name: (pattern, or several of which one matches, what it says); all ignore case unless they say otherwise
    "date": ([r"\b(?:\d{1,2}[/.-]\d{1,2}[/.-](?:20)?\d\d|20\d\d-\d\d-\d\d)\b", rf"\b(?:{MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? (?:20|19)\d\d|\d{{1,2}}(?:st|nd|rd|th)? {MONTH},? (?:20|19)\d\d)\b"], "has a date"),
    "ago": (r"\b\d+ (?:minutes?|hours?|days?|weeks?|months?|years?) ago\b", "says how long ago"),
    "time": (r"\b\d{1,2}:\d\d\b", "has a time of day or a length"),
    "updated": (r"^\W*(?:published|posted|updated|last (?:updated|modified|reviewed)|modified|created|date)\b", "says when it was published"),
    "by": (r"(?-i)^\W*(?:[Bb]y|BY|[Ww]ritten by|Author|[Rr]eviewed by|[Ee]dited by|Story by|Words by|From)\b:? [A-Z]", "begins like a byline"),
    "share": (r"\b(?:share|tweet|pin it|pinterest|whatsapp|facebook|twitter|linkedin|instagram|youtube|tiktok|reddit|telegram|copy link|email this|print)\b", "names a network or a share button"),
    "follow": (r"\bfollow\b", "asks to follow"),
    "newsletter": (r"\bnewsletters?\b|\bsubscri(?:be|ption)|\bsign[ -]?up\b|\binbox\b|\bunsubscribe\b|\bemail address\b|\bjoin (?:our|the|over|\d)", "speaks of a newsletter or of joining"),
    "comments": (r"\bcomments?\b|\breply\b|\breplies\b|\bleave a\b", "speaks of comments"),
    "login": (r"\blog ?in\b|\bsign in\b|\bregister\b|\baccount\b|\bpassword\b", "speaks of an account"),
    "cookies": (r"\bcookies?\b|\bprivacy\b|\bterms of\b|\bconsent\b", "speaks of cookies or privacy"),
    "copyright": (r"©|\(c\) |\bcopyright\b|\ball rights reserved\b|\btrademarks?\b", "has a copyright notice"),
    "credit": (r"\b(?:photo|image|picture|photograph|illustration|graphic|credit|courtesy|getty|shutterstock|istock|unsplash|pexels|reuters|ap photo|afp)s?\b", "names a picture or its source"),
    "more": (r"\b(?:read|learn|see|find out|view|show|load|discover|explore)\b.{0,12}\b(?:more|also|next|all|full|here)\b|\bcontinue reading\b", "offers more to read"),
    "related": (r"\b(?:related|recommended|trending|popular|latest|recent|featured|more from|you may|you might|up next|also like|don.t miss|editor.s)\b", "speaks of related or popular pieces"),
    "menu": (r"^\W*(?:home|about(?: us)?|contact(?: us)?|menu|search|blog|news|services|products|pricing|careers|faqs?|support|resources|company|next|previous|prev|back(?: to top)?|top|close|open|skip to .*|main|categories|archives?)\W*$", "is a word of menus"),
    "tags": (r"^\W*(?:tags?|topics?|categor(?:y|ies)|filed under|labels?)\b", "begins like a row of tags"),
    "price": (r"[$£€]\s?\d|\b\d+% off\b", "has a price"),
    "verb-first": (rf"^\W*(?:{VERBS})\b", "begins with what to do"),
    "read-time": (r"\b(?:min(?:ute)?s?\.? read|reading time|\d+ (?:views?|shares?|likes?|comments?))\b", "counts minutes, views or comments"),
    "address": (r"https?://|www\.|\b[\w-]+\.(?:com|org|net|io)\b", "has a web address"),
    "mail": (r"\w@\w", "has a mail address"),
    "hash": (r"(?:^|\s)[#@]\w", "has a hashtag or handle"),
    "arrow": (r"[→»›▶►↓←«|•·]", "has an arrow, bar or dot"),
    "ad": (r"\badvert|\bsponsored\b|\baffiliate\b|\bcommissions?\b|\bdisclosure\b|\bdisclaimer\b", "speaks of advertising"),
    "role": (r"\b(?:editor|writer|author|reporter|correspondent|contributor|journalist|founder|ceo|co-founder|director|manager|professor|analyst|consultant|president|staff|team|admin|specialist)\b", "names somebody's job"),
    "bio": (r"\bis (?:a|an|the) (?:\w+ ){0,4}(?:writer|editor|author|journalist|reporter|founder|director|manager|consultant|contributor|expert|blogger|specialist)\b", "says who somebody is"),
    "we": (r"\b(?:we|our|us)\b", "speaks for the site"),
    "you": (r"\byour?\b", "speaks to the reader"),
    "contents": (r"\btable of contents\b|\bin this article\b|\bon this page\b", "heads a table of contents"),
    "picture": (r"\b(?:image|photo|picture|logo|icon|screenshot|illustration|graphic|chart|infographic|diagram|banner|avatar|headshot|thumbnail)\b", "speaks of a picture"),
    "video": (r"\bvideos?\b|\bplay\b|\bmute\b|\bpodcasts?\b", "speaks of a video"),
    "file": (r"\.(?:jpe?g|png|gif|webp|svg|pdf|mp4)\b", "has the name of a file"),
    "name": (r"(?-i)^[A-Z][a-z’'-]+(?: [A-Z]\.?)?(?: (?:de|van|von|der|la|le|di|da|bin|al))*(?: [A-Z][\w’'-]+){1,2}$", "is a name"),
    "scene": (r"\b(?:wearing|holding|standing|sitting|smiling|posing|walking|pointing|riding|lying|leaning|showing|featuring|showcasing|surrounded)\b", "tells what a picture shows"),
    "article": (r"^(?:an?|the|two|three|several)\b", "begins with an article"),
    "picture-first": (r"^(?:photo|image|picture|screenshot|illustration|close-?up|aerial|portrait|view|cover|logo|map|diagram|graphic|infographic|chart|figure|fig)\b", "begins by naming a picture"),
    "number-first": (r"^\W*\d", "begins with a number"),
    "number-last": (r"\d\W*$", "ends with a number"),
    "pronoun-first": (r"^(?:i|we|you|he|she|they|it|and|but|or|so|because|then|that|this|these|those|who|if|when|where|while|as|there|here)\b", "begins as a sentence does"),
    "question-last": (r"\?\W*$", "ends with a question mark"),
    "bang-last": (r"!\W*$", "ends with an exclamation mark"),
    "cut": (r"(?:…|\.\.\.)\W*$", "breaks off"),
    "comma-last": (r"[,;–—-]\W*$", "ends with a comma or dash"),
    "glued": (r"(?-i)[a-z][A-Z]|\d[A-Z][a-z]", "has words glued together"),
    "colon-mid": (r"\w: \w", "has a colon"),
    "quoted": (r"^[\"“].*[\"”]\W*$", "stands in quotation marks"),
    "stars": (r"★|☆|\b\d(?:\.\d)?/5|\bout of 5\b|\bratings?\b|\breviews?\b", "has a rating"),
    "question-first": (r"^(?:what|why|how|when|where|who|is|are|can|do|does|should|will|which)\b", "begins with a question word"),
    "best": (r"\bbest\b|\btop \d+\b|\b20[12]\d\b", "sounds like a ranking"),
    "guide": (r"\b(?:guide|review|tips|case study|webinar|ebook|whitepaper|report|checklist|template|tutorial|playbook)s?\b", "names a kind of article"),
    "legal": (r"\b(?:earn|not intended|informational purposes|editorial|advertis\w+|sponsor\w*|partners?|compensation|opinions)\b", "sounds like a notice"),
    "phone": (r"\(?\d{3}\)?[ .-]\d{3}[ .-]?\d{4}", "has a telephone number"),
    "embed": (r"\bpic\.twitter|\binstagram post\b|\bview this post\b|\bshared by\b|\ba post shared\b", "comes from an embedded post"),
    "free": (r"\bfree\b|\bdemo\b|\btrial\b|\bquote\b|\bconsultation\b", "offers something free"),
    "our": (r"\b(?:our|this) (?:site|website|newsletter|team|blog|guide|free|experts?|services?|products?|podcast|community|app|course|ebook|latest|mailing)\b", "speaks of the site itself"),
    "now": (r"\b(?:today|now|here)\W*$", "ends with now, today or here"),
    "direction": (r"^\W*(?:previous|next|prev|older|newer)\b", "leads to the next piece"),
    "measure": (r"\b(?:cups?|tsp|tbsp|teaspoons?|tablespoons?|grams?|oz|ml|kg|lbs?|mph|inches|cm|mm)\b", "has a measure"),
    "reference": (r"\b(?:et al|doi|vol\.|pp\.|isbn|journal|retrieved|accessed)\b", "is a reference"),
    "left-right": (r"\(?\b(?:from left|left|right|above|below|center|centre|top|bottom|pictured|seen here|clockwise)\b", "says where in a picture"),
    "year-last": (r"\b(?:in|,|circa|c\.) ?(?:19|20)\d\d\W*$", "ends with a year"),
    "name-verb": (r"(?-i)^[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3},? (?:[a-z]+ )?(?:wears|holds|stands|sits|smiles|poses|walks|speaks|plays|looks|shows|works|performs|celebrates|arrives|attends|addresses|\w+ing)\b", "says what somebody is doing"),
    "section": (r"^\W*(?:introduction|conclusions?|summary|overview|references|sources|bibliography|notes|pros|cons|pros (?:and|&|/) cons|advantages|disadvantages|benefits|drawbacks|features|key features|faqs?|frequently asked questions|tl;?dr|key takeaways|takeaways|final thoughts|the bottom line|bottom line|verdict|background|methods?|results|discussion|ingredients|instructions|directions|steps|requirements|examples?|definition|types|tips|price|pricing|costs?|specs|specifications)\W*$", "is a usual heading of an article"),
    "label": (r"(?-i)^\W*+[A-Z](?:[A-Za-z0-9_()/&'-]++|[\w’])*+(?: (?:[A-Za-z0-9_()/&'-]++|[\w’])++){0,3}+(?:: | \| |\s{3,}|\t)\S", "begins with a label"),
    "place-name": (r"(?-i)\b(?:in|at|near|from|outside|over|on) (?:the )?[A-Z][a-z]", "names a place or a day"),
    "ing-first": (r"^\W*(?!bring|king|ring|string|thing|spring|wing|during|morning|evening|nothing|something|everything|anything)\w{2,}ing\b", "begins with what somebody is doing"),
    "number-only": (r"^\W*\d[\d.,%]*\W*$", "is a number"),
    "person": (r"(?-i)^[A-Z][\w’'-]+(?: [A-Z][\w’'.-]*){1,3},?(?: [^,]{3,50},)? (?:is|was|has|writes|covers|works|lives|joined|studied|leads|loves|specializes|enjoys|holds|brings|graduated)\b", "says who somebody is"),
    "greeting": (r"^\W*(?:thanks?|thank you|great|nice|love|hi|hello|hey|wow|awesome|yes|i)\b", "begins like a comment"),
    "bracket-last": (r"\)\W*$", "ends with a bracket"),
    "place-last": (r"(?-i)\w ?[,–—-] ?[A-Z][\w’' ]{2,25}\W*$", "ends with a place or name"),
    "slug": (r"^[a-z0-9]+(?:[-_][a-z0-9]+)+$", "is the name of a file or symbol"),
    "code": (r"[{}<>=;_\\$`]|\(\)|::|->", "has signs of code"),
}
MARKUP = {  # words of class, id, role and the like, and elements that hold the block (HTML)
    "in-menu": ("{any: [{element: [nav, menu]}, {markup: [nav, navbar, navigation, menu, submenu, breadcrumb, breadcrumbs, dropdown]}]}", "stands in a menu"),
    "in-header": ("{any: [{element: [header]}, {markup: [header, masthead, topbar]}]}", "stands in a header"),
    "in-footer": ("{any: [{element: [footer]}, {markup: [footer, contentinfo, copyright, legal, colophon]}]}", "stands in a footer"),
    "in-aside": ("{any: [{element: [aside]}, {markup: [sidebar, aside, widget, widgets, complementary, rail, secondary]}]}", "stands beside the article"),
    "in-article": ("{any: [{element: [article]}, {markup: [article, articlebody, blogposting, newsarticle]}]}", "stands in an article"),
    "in-main": ("{any: [{element: [main]}, {markup: [main, content, primary]}]}", "stands in the main part"),
    "in-body": ("{markup: [body, entry, post, story, text, prose, richtext, rte]}", "stands in the body of a post"),
    "in-form": ("{element: [form, button, select, label, fieldset, option, textarea]}", "stands in a form"),
    "in-list": ("{element: [ul, ol, dl]}", "stands in a list"),
    "in-table": ("{element: [table]}", "stands in a table"),
    "in-figure": ("{any: [{element: [figure, figcaption, picture]}, {markup: [caption, figure, image, img, photo, gallery, carousel, slider]}]}", "stands with a picture"),
    "in-quotation": ("{element: [blockquote]}", "stands in a quotation"),
    "in-paragraph": ("{element: [p]}", "stands in a paragraph"),
    "in-heading": ("{element: [h1, h2, h3, h4, h5, h6]}", "stands in a heading"),
    "in-top-heading": ("{element: [h1]}", "stands in the top heading"),
    "in-related": ("{markup: [related, recommended, recommendations, popular, trending, latest, recent, more, teaser, teasers, card, cards, tile, grid, feed, next, prev, pagination, pager]}", "stands in a box of other pieces"),
    "in-share": ("{markup: [share, sharing, social, follow, facebook, twitter]}", "stands in a share box"),
    "in-newsletter": ("{markup: [newsletter, subscribe, subscription, signup, optin, cta, promo, promotion, banner, popup, modal, overlay, dialog, cookie, consent, gdpr]}", "stands in a promotion"),
    "in-ad": ("{markup: [ad, ads, advert, advertisement, sponsor, sponsored, affiliate, disclosure]}", "stands in an advertisement"),
    "in-comments": ("{markup: [comment, comments, respond, reply, disqus]}", "stands among comments"),
    "in-author": ("{markup: [author, byline, bio, contributor, profile, avatar]}", "stands with the author"),
    "in-meta": ("{any: [{element: [time, address]}, {markup: [meta, date, time, published, timestamp, dateline, posted, reading]}]}", "stands with the date"),
    "in-tags": ("{markup: [tag, tags, tagcloud, category, categories, topic, topics, label, labels, kicker]}", "stands with tags"),
    "in-contents": ("{markup: [toc, contents, outline, jump]}", "stands in a table of contents"),
    "in-product": ("{markup: [product, price, buy, shop, cart, btn, button, link, links]}", "stands with a product or button"),
    "is-hidden": ("{hidden: yes}", "is hidden"),
    "link-1": ("{link-share: 0.01..}", "has a link in it"),
    "link-50": ("{link-share: 0.5..}", "is a link for the most part"),
    "link-100": ("{link-share: 0.95..}", "is a link"),
    "marked-caption": ("{kind: caption}", "is marked as a caption"),
    "table-cell": ("{kind: table-cell}", "is a cell of a table"),
    "heading": ("{kind: heading}", "is a heading"),
    "alt-text": ("{is-alt: yes}", "says the same as an alternative text"),
    "page": ("{element: [html, body, div, section, article, main, p, ul, ol, table]}", "is part of a page"),
}
CORE = ["date", "by", "share", "follow", "newsletter", "comments", "login", "cookies", "copyright", "credit", "more", "related", "menu", "tags", "verb-first", "read-time", "ad"]


def quoted(pattern): return "'" + pattern.replace("'", "''") + "'"


def number(value): return f"{value:g}"


def most(share, of): return f"at most {number(share * 100)} % {of}" if share else f"none {of}"


def over(share, of): return f"over {number(share * 100)} % {of}" if share else f"some {of}"


def opposite_of(says):
    """What is said where `says` does not hold: “has a date” gives “has no date”, “ends with a comma” “does not end with a comma”."""
    verb, rest = (says + " ").split(" ", 1)
    rest = rest.strip()
    if verb in ("has", "is") and re.match(r"an? ", rest): return f"{verb} no {rest.split(' ', 1)[1]}"
    if verb == "has": return f"has no {rest.removeprefix('the ')}"
    if verb == "is": return f"is not {rest}"
    return f"does not {verb.removesuffix('s')} {rest}"


def search(pattern):
    if isinstance(pattern, list): return "any: [" + ", ".join(f"{{{search(one)}}}" for one in pattern) + "]"
    flags = "" if pattern.startswith("(?-i)") else "(?i)"
    return f"pattern: {quoted(flags + pattern.removeprefix('(?-i)'))}"


def terms():
    out = {}
    def add(name, condition, says, opposite): out[name] = (condition, *SPECIAL.get(name, (says, opposite)))
    for feature, (limits, few, many) in NUMBERS.items():
        for limit in limits: add(f"{feature}-{limit}", f"{{{feature}: ..{limit}}}", few.format(limit), many.format(limit))
    for feature, (limits, noun) in SHARES.items():
        for limit in limits: add(f"{feature}-{number(limit * 100)}", f"{{{feature}: ..{number(limit)}}}", most(limit, noun), over(limit, noun))
    for feature, (yes, no) in FLAGS.items(): add(feature, f"{{{feature}: yes}}", yes, no)
    for feature, (limits, noun) in DRAFT.items():
        share = feature.endswith("share")
        for limit in limits:
            shown = f"{number(limit * 100)} %" if share else limit
            add(f"draft-{feature}-{number(limit * 100) if share else limit}", f"{{draft: {{{feature}: ..{number(limit)}}}}}", f"at most {shown} {noun}", f"more than {shown} {noun}")
    add("list-item", "{kind: list-item}", "is a list item", "is no list item")
    for name, (pattern, says) in CUES.items():
        end = "end-mark: no, " if name in UNENDED else ""
        add(name, f"{{words: ..{LONGEST}, {end}{search(pattern)}}}", says, opposite_of(says))
    add("cue", "{any: [" + ", ".join(f"{{is: {c}}}" for c in CORE) + "]}", "has words of widgets", "has no words of widgets")
    for name, (condition, says) in MARKUP.items(): add(name, condition, says, opposite_of(says))
    add("fragment", "{words: ..10, end-mark: no}", "is a fragment", "is no fragment")
    add("full", "{words: 17.., end-mark: yes}", "is a full paragraph", "is no full paragraph")
    add("phrase", "{words: 5..30, end-mark: no, colon-end: no}", "is a phrase without an end mark", "is no phrase without an end mark")
    add("interrupts", "{end-mark: no, before: {is: full}, after: {is: full}}", "stands between two full paragraphs", "does not stand between two full paragraphs")
    add("verbless", "{words: 3..16, end-mark: yes, verb: no}", "is a sentence without a finite verb", "is no sentence without a finite verb")
    add("title-case", "{title-case-share: 0.7..}", "is in title case", "is not in title case")
    add("headline", "{is: fragment, after: {is: full}}", "stands over a paragraph", "stands over no paragraph")
    add("between", "{words: ..30, colon-end: no, before: {is: full}, after: {is: headline}}", "stands between a paragraph and the next heading", "does not stand between a paragraph and a heading")
    around = {"full": "full paragraphs", "fragment": "fragments", "cue": "lines with words of widgets", "found": "lines other rules found", "link-50": "links", "in-body": "in the body of a post", "in-paragraph": "in paragraphs", "label": "lines with labels"}
    for term, noun in around.items():
        for blocks in (3, 10):
            for limit in (0.0, 0.2, 0.4, 0.7):
                add(f"near-{blocks}-{term}-{number(limit * 100)}", f"{{near: {{blocks: {blocks}, share: ..{number(limit)}, when: {{is: {term}}}}}}}",
                    most(limit, f"of the {2 * blocks} lines around are {noun}"), over(limit, f"of the {2 * blocks} lines around are {noun}"))
    for term, noun in {"cue": "have words of widgets", "found": "are found by other rules", "title-case": "are in title case", "starts-lower": "begin in lower case", "list-item": "are list items", "verb": "have a verb", "number-first": "begin with a number", "copies-0": "stand there once", "label": "begin with a label"}.items():
        for limit in (0.0, 0.15, 0.5, 0.8):
            add(f"run-{term}-{number(limit * 100)}", f"{{in-run: {{share: ..{number(limit)}, when: {{is: {term}}}}}}}",
                most(limit, f"of the fragments in its run {noun}"), over(limit, f"of the fragments in its run {noun}"))
    for term, noun in {"cue": "have words of widgets", "found": "are found by other rules", "list-item": "are list items", "copies-0": "stand there once", "in-article": "stand in an article", "in-main": "stand in the main part", "in-body": "stand in the body of a post", "page": "are part of a page", "label": "begin with a label", "between": "stand between a paragraph and a heading", "credit": "name a picture or its source"}.items():
        for limit in (0.02, 0.08, 0.2, 0.5):
            add(f"draft-{term}-{number(limit * 100)}", f"{{in-draft: {{share: ..{number(limit)}, when: {{is: {term}}}}}}}",
                f"at most {number(limit * 100)} % of the draft's lines {noun}", f"over {number(limit * 100)} % of the draft's lines {noun}")
    for term, noun in {"title-case": "are in title case", "question-last": "are questions", "number-first": "begin with a number"}.items():
        for limit in (0.1, 0.5):
            add(f"headlines-{term}-{number(limit * 100)}", f"{{in-draft: {{share: ..{number(limit)}, when: {{is: {term}}}, among: {{is: headline}}}}}}",
                f"at most {number(limit * 100)} % of the draft's headlines {noun}", f"over {number(limit * 100)} % of the draft's headlines {noun}")
    asked = {"full": "full paragraph", "fragment": "fragment", "cue": "line with words of widgets", "found": "line another rule found", "title-case": "line in title case", "starts-lower": "line in lower case",
             "colon-end": "line that ends with a colon", "words-3": "line of three words or fewer", "list-item": "list item", "date": "date", "name": "name", "by": "byline", "price": "price", "more": "offer of more", "verb-first": "line that says what to do",
             "credit": "picture credit", "indent-0": "line without indent", "copies-0": "line that stands there once", "blank-lines-before-0": "line without a blank line in front", "role": "job", "menu": "word of menus", "read-time": "counter", "headline": "line over a paragraph", "section": "usual heading of an article", "label": "line with a label", "number-only": "number", "person": "line that says who somebody is"}
    for side, word, other in (("before", "follows", "behind"), ("after", "precedes", "before")):
        add(f"{side}-none", f"{{{side}: none}}", f"{word} nothing", f"{word} something")
        for term, noun in asked.items():
            add(f"{side}-{term}", f"{{{side}: {{is: {term}}}}}", f"{word} a {noun}", f"{word} no {noun}")
        for term in ("full", "fragment", "cue", "found", "title-case", "colon-end", "date", "words-3", "headline", "label"):
            add(f"{side}-2-{term}", f"{{{side}: {{{side}: {{is: {term}}}}}}}", f"comes two lines {other} a {asked[term]}", f"does not come two lines {other} a {asked[term]}")
    return out


def cost(name, condition):
    """What it costs to ask a term, where 1 is a number or mark-up of the block itself."""
    asked = re.search(r"when: \{is: ([\w-]+)\}", condition)
    searches = asked and (asked[1] in CUES or asked[1] == "cue")
    if "in-draft" in condition: return 2.5 if searches else 1.3
    if "near" in condition or "in-run" in condition: return 1.6 if searches else 1.3
    return 1.2 if "pattern:" in condition or name.startswith(("before-", "after-")) else 1
