/* What stands above an article: front matter, keys and values, the title, bylines, dates, the site's own lines. Walks
 * down from the first line until the body begins. */
#include "structure/cues.h"
#include "structure/byline.h"

#include "lexicon_gen.h"

enum { LONGEST_KEY = 40, LONGEST_TITLE = 220, LONGEST_DATE_LINE = 120, MOST_HEAD_LINES = 40 };

typedef enum field { FIELD_NONE = 0, FIELD_TITLE, FIELD_DATE, FIELD_UPDATED, FIELD_AUTHOR, FIELD_OUTLET, FIELD_SUMMARY, FIELD_PLACE, FIELD_SKIP } field;

static field field_of_row(const nci_lexicon *lexicon, uint32_t row)
{
  static const char *const NAMES[] = { "", "title", "date", "updated", "author", "outlet", "summary", "place", "skip" };
  ncorp_str name = nci_lexicon_field(lexicon, NCI_LEX_HEADER_KEYS, row, NCI_HEADER_KEYS_FIELD);
  for (size_t i = 1; i < sizeof NAMES / sizeof *NAMES; i++)
    if (nci_str_is(name, NAMES[i])) return (field)i;
  return FIELD_NONE;
}

/* "Key: value": the field, and where the value begins. */
static field key_of(const nci_layout *layout, const nci_line *line, uint32_t *value)
{
  ncorp_str s = nci_line_text(layout, line);
  size_t most = s.size < LONGEST_KEY ? s.size : LONGEST_KEY;
  const char *colon = memchr(s.data, ':', most);
  if (!colon) return FIELD_NONE;
  ncorp_str key = nci_str_trim(nci_str(s.data, (size_t)(colon - s.data)));
  while (key.size && (key.data[0] == '*' || key.data[0] == '_' || key.data[0] == '"')) key.data++, key.size--;
  while (key.size && (key.data[key.size - 1] == '*' || key.data[key.size - 1] == '_' || key.data[key.size - 1] == '"')) key.size--;
  uint32_t rows[4];
  if (!key.size || !nci_lexicon_find(layout->doc->lexicon, NCI_LEX_HEADER_KEYS, key, rows, 4)) return FIELD_NONE;
  uint32_t at = (uint32_t)(colon - layout->doc->text.data) + 1;
  while (at < line->end && (nci_is_space(layout->doc->text.data[at]) || layout->doc->text.data[at] == '*')) at++;
  *value = at;
  return field_of_row(layout->doc->lexicon, rows[0]);
}

static void keep(nci_document *doc, ncorp_str *place, ncorp_str value)
{
  value = nci_str_trim(value);
  if (!place->data && value.size) *place = nci_arena_str(doc->arena, value);
}

void nci_layout_dated(nci_layout *layout, const nci_page_date *date, nci_date_role role)
{
  nci_article_data *d = &layout->doc->data;
  bool replace = d->published_from == NCORP_DATE_OPTION || (layout->updated && role == NCI_DATE_PUBLISHED);
  if (d->published.data && !replace) return;
  ncorp_str text = nci_page_date_print(layout->doc->arena, date);
  if (!text.data) return;
  d->published = text;
  d->published_from = NCORP_DATE_TEXT;
  layout->updated = role == NCI_DATE_UPDATED;
}

static nci_date_role role_of(field f) { return f == FIELD_DATE ? NCI_DATE_PUBLISHED : f == FIELD_UPDATED ? NCI_DATE_UPDATED : NCI_DATE_BARE; }

/* ---- dates ---- */

/* A key of dates at the front without a colon, "Published on": where what follows begins, else where s begins. */
static uint32_t behind_date_key(nci_layout *layout, const nci_line *line, field *what)
{
  nci_lex_hit hits[8];
  nci_layout_look(layout, line->start, line->end, LONGEST_DATE_LINE);
  size_t n = nci_lexicon_match(layout->doc->lexicon, layout->doc->text, layout->tokens.at, 0, layout->tokens.count, hits, 8);
  for (size_t i = 0; i < n; i++) {
    if (hits[i].table != NCI_LEX_HEADER_KEYS) continue;
    field f = field_of_row(layout->doc->lexicon, hits[i].row);
    if (f != FIELD_DATE && f != FIELD_UPDATED) continue;
    *what = f;
    uint32_t token = hits[i].end;
    while (token < layout->tokens.count) {
      ncorp_str w = nci_look_text(layout, token);
      if (!nci_str_eq(w, NCI_STR(":")) && !nci_str_eq(w, NCI_STR("-")) && !nci_str_eq_nocase(w, NCI_STR("on")) && !nci_str_eq_nocase(w, NCI_STR("at"))) break;
      token++;
    }
    return token < layout->tokens.count ? layout->tokens.at[token].start : line->end;
  }
  *what = FIELD_NONE;
  return line->start;
}

/* What may follow a date on its line: nothing, or short notes such as a time, "Updated ..." or "3 min read". */
static bool only_notes(nci_layout *layout, uint32_t from, uint32_t end)
{
  ncorp_str rest = nci_str_trim(nci_str(layout->doc->text.data + from, end - from));
  if (!rest.size) return true;
  if (rest.size > 80) return false;
  nci_layout_look(layout, from, end, LONGEST_DATE_LINE);
  unsigned words = 0, known = 0;
  for (uint32_t i = 0; i < layout->tokens.count; i++) {
    if (layout->tokens.at[i].shape & NCI_SHAPE_PUNCT) continue;
    words++;
    if (layout->tokens.at[i].shape & NCI_SHAPE_NUMBER) known++;
    nci_lex_hit hits[8];
    size_t n = nci_lexicon_match(layout->doc->lexicon, layout->doc->text, layout->tokens.at, i, layout->tokens.count, hits, 8);
    for (size_t k = 0; k < n; k++)
      if (hits[k].table == NCI_LEX_HEADER_KEYS || hits[k].table == NCI_LEX_CALENDAR_NAMES) {
        known++;
        break;
      }
  }
  bool told = words > 4 && rest.data[rest.size - 1] == '.'; /* "March 3, 2024 - The mayor left for Oslo on Sunday." */
  return words <= 10 && (words == 0 || known > 0) && !(rest.data[0] == ',' && words > 3) && !told;
}

/* The bytes of a dash between blanks that text begins with, or 0. */
static uint32_t spaced_dash(ncorp_str text)
{
  static const char *const dashes[] = { " - ", " -- ", " \xe2\x80\x93 ", " \xe2\x80\x94 " };
  for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
    if (nci_str_starts(text, nci_cstr(dashes[i]))) return (uint32_t)strlen(dashes[i]);
  return 0;
}

/* A line that is a date, or a date run into the first sentence. */
static bool date_line(nci_layout *layout, nci_line *line)
{
  nci_document *doc = layout->doc;
  field what;
  uint32_t at = behind_date_key(layout, line, &what);
  nci_page_date date;
  size_t n = nci_page_date_read(doc->lexicon, nci_str(doc->text.data + at, line->end - at), &date);
  if (!n || (!date.year && what == FIELD_NONE && line->words > 3)) return false;
  uint32_t end = at + (uint32_t)n;
  if (line->end - line->start <= LONGEST_DATE_LINE && only_notes(layout, end, line->end)) {
    line->kind = NCORP_BLOCK_DATE;
    nci_layout_dated(layout, &date, role_of(what));
    return true;
  }
  /* Run into the text: only where the key or the notation leaves no doubt, and a sentence begins behind it. */
  bool iso = nci_is_digit(doc->text.data[at]) && date.year && n >= 10 && doc->text.data[at + 4] == '-';
  nci_line rest = *line;
  uint32_t dash = spaced_dash(nci_str(doc->text.data + end, line->end - end));
  if (!date.year || (what == FIELD_NONE && !iso && !dash)) return false;
  rest.start = end + dash;
  while (rest.start < rest.end && (nci_is_space(doc->text.data[rest.start]) || strchr("|-:", doc->text.data[rest.start]))) rest.start++;
  nci_layout_look(layout, rest.start, rest.end, 64);
  if (!layout->tokens.count || layout->tokens.at[0].shape & NCI_SHAPE_LOWER) return false;
  line->lead_start = line->start;
  line->lead_end = end + (dash ? dash - 1 : 0);
  line->lead_kind = NCORP_BLOCK_DATE;
  line->start = layout->tokens.at[0].start;
  nci_layout_dated(layout, &date, role_of(what));
  return false;
}

/* ---- bylines ---- */

static bool byline(nci_layout *layout, nci_line *line)
{
  if (line->words < 2 || line->words > 24 || line->end - line->start > 200) return false;
  nci_lex_hit hits[8];
  nci_document *doc = layout->doc;
  nci_layout_look(layout, line->start, line->end, 200);
  static const char *const BY[] = { "by", "von", "par", "por", "di", "door", "od" };
  uint32_t token = 0;
  size_t n = nci_lexicon_match(doc->lexicon, doc->text, layout->tokens.at, 0, layout->tokens.count, hits, 8);
  for (size_t i = 0; i < n && !token; i++)
    if (hits[i].table == NCI_LEX_HEADER_KEYS && field_of_row(doc->lexicon, hits[i].row) == FIELD_AUTHOR) token = hits[i].end;
  for (size_t i = 0; i < sizeof BY / sizeof *BY && !token && layout->tokens.count; i++)
    if (nci_str_is_nocase(nci_look_text(layout, 0), BY[i]) && layout->tokens.at[0].shape & NCI_SHAPE_CAPITAL) token = 1;
  if (!token || token >= layout->tokens.count) return false;
  if (nci_str_eq(nci_look_text(layout, token), NCI_STR(":"))) token++;
  if (token >= layout->tokens.count) return false;
  uint32_t start = layout->tokens.at[token].start, end = line->end;
  /* Behind a bar stands something else, perhaps the date. */
  for (uint32_t i = token; i < layout->tokens.count; i++) {
    ncorp_str w = nci_look_text(layout, i);
    bool bar = nci_str_eq(w, NCI_STR("|")) || nci_str_eq(w, NCI_STR("\xe2\x80\xa2")) || nci_str_eq(w, NCI_STR("\xc2\xb7"));
    bool dash = (nci_str_eq(w, NCI_STR("-")) || nci_str_eq(w, NCI_STR("\xe2\x80\x93")) || nci_str_eq(w, NCI_STR("\xe2\x80\x94"))) &&
                layout->tokens.at[i].shape & NCI_SHAPE_SPACE_BEFORE;
    if (!bar && !dash && !(layout->tokens.at[i].shape & NCI_SHAPE_NUMBER)) continue;
    end = layout->tokens.at[i].start;
    break;
  }
  ncorp_str names = nci_str_trim(nci_str(doc->text.data + start, end - start));
  if (line->flags & NCI_LINE_PERIOD && line->words > 5) return false;
  if (!nci_names_only(names)) return false;
  line->kind = NCORP_BLOCK_BYLINE;
  nci_authors_read(doc, names);
  uint32_t i = 0;
  while (i < layout->tokens.count && layout->tokens.at[i].start < end) i++;
  for (uint32_t tries = 0; i < layout->tokens.count && tries < 4; i++, tries++) {
    nci_page_date date;
    uint32_t at = layout->tokens.at[i].start;
    if (nci_page_date_read(doc->lexicon, nci_str(doc->text.data + at, line->end - at), &date) && date.year) {
      nci_layout_dated(layout, &date, NCI_DATE_BARE);
      break;
    }
  }
  return true;
}

/* A line of names right above a date, without "By". */
static bool bare_byline(nci_layout *layout, uint32_t i)
{
  nci_line *line = &layout->lines.at[i];
  ncorp_str text = nci_line_text(layout, line);
  if (line->words < 2 || line->words > 6 || line->flags & (NCI_LINE_STOP | NCI_LINE_COLON) || i + 1 >= layout->lines.count) return false;
  if (!nci_names_only(text) || !date_line(layout, line + 1)) return false;
  line->kind = NCORP_BLOCK_BYLINE;
  const char *comma = memchr(text.data, ',', text.size);
  ncorp_str name = comma ? nci_str(text.data, (size_t)(comma - text.data)) : text;
  if (memchr(name.data, ' ', name.size)) nci_authors_read(layout->doc, text);
  return true;
}

/* ---- keys ---- */

static bool key_line(nci_layout *layout, nci_line *line)
{
  nci_document *doc = layout->doc;
  uint32_t value;
  field f = key_of(layout, line, &value);
  if (f == FIELD_NONE) return false;
  ncorp_str text = nci_str_trim(nci_str(doc->text.data + value, line->end - value));
  while (text.size >= 2 && (text.data[0] == '"' || text.data[0] == '\'') && text.data[text.size - 1] == text.data[0])
    text = nci_str(text.data + 1, text.size - 2);
  nci_page_date date;
  bool dated = (f == FIELD_DATE || f == FIELD_UPDATED) && nci_page_date_read(doc->lexicon, text, &date) != 0;
  if (!dated && (f == FIELD_DATE || f == FIELD_UPDATED) && text.size) return false;
  line->flags |= NCI_LINE_MARKED;
  if (!text.size) {
    line->kind = NCORP_BLOCK_BOILERPLATE;
    return true;
  }
  uint32_t start = (uint32_t)(text.data - doc->text.data), end = start + (uint32_t)text.size;
  switch (f) {
  case FIELD_TITLE:
    line->start = start;
    line->end = end;
    line->kind = NCORP_BLOCK_TITLE;
    keep(doc, &doc->data.title, text);
    return true;
  case FIELD_SUMMARY:
    line->start = start;
    line->end = end;
    line->kind = NCORP_BLOCK_SUMMARY;
    return true;
  case FIELD_AUTHOR:
    line->kind = NCORP_BLOCK_BYLINE;
    nci_authors_read(doc, text);
    return true;
  case FIELD_DATE:
  case FIELD_UPDATED:
    line->kind = NCORP_BLOCK_DATE;
    nci_layout_dated(layout, &date, role_of(f));
    return true;
  case FIELD_PLACE:
    line->kind = NCORP_BLOCK_DATELINE;
    if (!doc->data.dateline_place.data) {
      keep(doc, &doc->data.dateline_place, text);
      doc->data.dateline_span = (ncorp_span){ start, end };
    }
    return true;
  case FIELD_OUTLET: keep(doc, &doc->data.outlet, text); break;
  default: break;
  }
  line->kind = NCORP_BLOCK_BOILERPLATE;
  return true;
}

/* ---- title ---- */

/* Whether a line further down is the beginning of running text: longer than a title, or a sentence. */
static bool body_follows(const nci_layout *layout, uint32_t after)
{
  const nci_line *title = &layout->lines.at[after];
  for (uint32_t i = after + 1; i < layout->lines.count && i <= after + 12; i++) {
    const nci_line *l = &layout->lines.at[i];
    if (l->words >= 8 && (l->flags & NCI_LINE_STOP || l->end - l->start > (title->end - title->start) * 3 / 2)) return true;
  }
  return false;
}

static bool title_like(nci_layout *layout, const nci_line *line)
{
  uint32_t size = line->end - line->start;
  if (size > LONGEST_TITLE || line->words < 2 || line->flags & (NCI_LINE_LOWER | NCI_LINE_OPEN_END)) return false;
  if (!(line->flags & NCI_LINE_PERIOD)) return true;
  /* A full stop that belongs to an abbreviation: "... in the U.S." */
  nci_layout_look(layout, line->start, line->end, LONGEST_TITLE);
  return layout->tokens.count && layout->tokens.at[layout->tokens.count - 1].shape & NCI_SHAPE_DOT;
}

/* The title that the source gave, again in the text. */
static bool given_title(const nci_layout *layout, const nci_line *line)
{
  ncorp_str title = layout->doc->data.title;
  return title.data && title.size && nci_str_eq_nocase(nci_str_trim(title), nci_line_text(layout, line));
}

/* A line above the title that only says where on the site it stands: "World", "News > Europe". */
static bool kicker(nci_layout *layout, uint32_t i)
{
  const nci_line *line = &layout->lines.at[i];
  if (line->words > 4 || line->end - line->start > 32 || line->flags & (NCI_LINE_STOP | NCI_LINE_COLON) || i + 1 >= layout->lines.count) return false;
  const nci_line *next = line + 1;
  return next->words >= 4 && next->words > line->words && next->end - next->start <= 150 && !(next->flags & (NCI_LINE_STOP | NCI_LINE_LOWER)) &&
         title_like(layout, next) && body_follows(layout, i + 1);
}

/* "Support Example Times!", "Join us today!": above the title the site calls. */
static bool call(nci_layout *layout, const nci_line *line)
{
  static const char *const VERBS[] = { "support", "subscribe", "donate", "join", "follow", "help", "sign", "register", "download", "get", "become" };
  if (line->words > 10 || !(line->flags & NCI_LINE_STOP) || line->flags & NCI_LINE_PERIOD) return false;
  ncorp_str s = nci_line_text(layout, line);
  if (s.data[s.size - 1] != '!') return false;
  nci_layout_look(layout, line->start, line->end, 40);
  if (!layout->tokens.count) return false;
  for (size_t i = 0; i < sizeof VERBS / sizeof *VERBS; i++)
    if (nci_str_is_nocase(nci_look_text(layout, 0), VERBS[i])) return true;
  return false;
}

/* ---- front matter ---- */

static bool fence(const nci_layout *layout, uint32_t i)
{
  ncorp_str s = i < layout->lines.count ? nci_line_text(layout, &layout->lines.at[i]) : NCI_NO_STR;
  return nci_str_eq(s, NCI_STR("---")) || nci_str_eq(s, NCI_STR("+++"));
}

/* "---", keys, "---": gives the line after it, 0 when there is none. */
static uint32_t front_matter(nci_layout *layout)
{
  if (!fence(layout, 0)) return 0;
  uint32_t end = 1;
  while (end < layout->lines.count && end < 64 && !fence(layout, end)) end++;
  if (!fence(layout, end)) return 0;
  for (uint32_t i = 0; i <= end; i++) {
    nci_line *line = &layout->lines.at[i];
    bool border = i == 0 || i == end;
    if (border || !key_line(layout, line)) line->kind = NCORP_BLOCK_BOILERPLATE;
  }
  return end + 1;
}

/* ---- the walk ---- */

static void set_title(nci_layout *layout, nci_line *line)
{
  line->kind = NCORP_BLOCK_TITLE;
  keep(layout->doc, &layout->doc->data.title, nci_line_text(layout, line));
}

void nci_layout_head(nci_layout *layout)
{
  nci_document *doc = layout->doc;
  bool source_title = doc->data.title.data != NULL, title = source_title;
  uint32_t i = front_matter(layout);
  title = title || doc->data.title.data;
  for (; i < layout->lines.count && i < MOST_HEAD_LINES; i++) {
    nci_line *line = &layout->lines.at[i];
    if (line->end - line->start > 600) {
      date_line(layout, line);
      break;
    }
    if (given_title(layout, line)) {
      line->kind = NCORP_BLOCK_TITLE;
      continue;
    }
    if (key_line(layout, line)) {
      title = title || line->kind == NCORP_BLOCK_TITLE;
      continue;
    }
    if (nci_marked_heading(layout, line)) {
      if (title) break;
      set_title(layout, line);
      title = true;
      continue;
    }
    if (date_line(layout, line) || byline(layout, line)) continue;
    if (title && bare_byline(layout, i)) continue;
    if (line->lead_end) break;
    nci_cue cue = nci_cue_whole(layout, line);
    bool menu = !title && cue.weight >= 2 && line->words <= 2;
    if (menu || (nci_cue_sure(&cue) && (!title || line->end - line->start <= 200))) {
      line->kind = NCORP_BLOCK_BOILERPLATE;
      continue;
    }
    if (!title && call(layout, line)) {
      line->kind = NCORP_BLOCK_BOILERPLATE;
      continue;
    }
    if (!title && kicker(layout, i)) {
      line->kind = NCORP_BLOCK_BOILERPLATE;
      continue;
    }
    if (nci_caption_line(layout, line)) {
      line->kind = NCORP_BLOCK_CAPTION;
      continue;
    }
    if (!title && title_like(layout, line) && body_follows(layout, i)) {
      set_title(layout, line);
      title = true;
      continue;
    }
    break;
  }
  layout->body = i;
}
