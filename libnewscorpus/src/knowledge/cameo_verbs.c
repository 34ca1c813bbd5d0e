/* Dictionaries of verbs: blocks of verbs that share their patterns, and the sets of synonyms that patterns use. */
#include "knowledge/cameo_builder.h"

#include "base/str.h"
#include "text/fold.h"

/* A piece of a pattern between blanks and "_". */
typedef struct piece {
  ncorp_str text;
  bool joined;  /* "_" stands between it and the piece before */
  uint32_t set; /* of a choice */
} piece;

enum { MOST_PIECES = 2 * NCI_CAMEO_MAX_WORDS + 1 };

typedef struct verb_reader {
  nci_cameo_builder *b;
  nci_cameo_code primary; /* of the block */
  uint32_t block;
  bool headed;            /* the file has a line that begins a block */
  bool begin;             /* a block begins and has no verb yet */
  bool behind;            /* patterns or a set stand behind the last verb: the next one begins a block */
  bool in_set;            /* lines with "+" belong to a set */
  bool plurals;           /* of the set */
  uint32_t pieces;
  piece piece[MOST_PIECES];
} verb_reader;

static bool is_gap(char c) { return c == '_' || nci_is_space(c); }

/* The size of the choice ("{A | B}") that begins a text, or 0. */
static size_t choice_size(ncorp_str s)
{
  const char *close = s.data[0] == '{' ? memchr(s.data, '}', s.size) : NULL;
  return close && memchr(s.data, '|', (size_t)(close - s.data)) ? (size_t)(close - s.data) + 1 : 0;
}

/* Parts a pattern; brackets that only group are gaps, those of a choice hold it together. */
static bool part(verb_reader *v, ncorp_str s)
{
  bool joined = false;
  v->pieces = 0;
  for (size_t i = 0; i < s.size;) {
    size_t taken = choice_size(nci_str(s.data + i, s.size - i)), end = i + taken;
    while (!taken && end < s.size && !is_gap(s.data[end]) && !memchr("(){}", s.data[end], 4)) end++;
    for (ncorp_str rest = nci_str(s.data + i, end - i), one; rest.size && (one = taken ? rest : nci_cameo_piece(&rest)).size; joined = true) {
      if (v->pieces == MOST_PIECES) {
        nci_cameo_mistake_at(v->b, NCI_MISTAKE_LIMIT, s.data + i, "a pattern of more than %d words", MOST_PIECES);
        return false;
      }
      v->piece[v->pieces++] = (piece){ one, joined, 0 };
      if (taken) break;
    }
    if (end > i) joined = true;
    for (i = end; i < s.size && (is_gap(s.data[i]) || memchr("(){}", s.data[i], 4)); i++) {
      if (choice_size(nci_str(s.data + i, s.size - i))) break;
      if (s.data[i] != '_') joined = false;
    }
  }
  return true;
}

static void add_set_phrase(verb_reader *v, ncorp_str text)
{
  nci_cameo_builder *b = v->b;
  nci_cameo_dictionary *d = b->d;
  nci_cameo_phrase p = nci_cameo_words(b, text, 0);
  for (uint32_t i = 1; i < p.count; i++) d->items.at[p.first + i].near = true;
  if (!p.count || !d->sets.count) return;
  nci_vec_add(&d->arena, &d->set_phrases, p);
  d->sets.at[d->sets.count - 1].count++;
}

/* A set as an element of another one: its phrases are taken over. */
static void add_set(verb_reader *v, uint32_t set, const char *place)
{
  nci_cameo_builder *b = v->b;
  nci_cameo_dictionary *d = b->d;
  nci_cameo_actor *to = &d->sets.at[d->sets.count - 1], from = d->sets.at[set];
  if (set == d->sets.count - 1) {
    nci_cameo_mistake_at(b, NCI_MISTAKE_SYNSET, place, "a set cannot be an element of itself");
    return;
  }
  for (uint32_t i = 0; i < from.count && !d->arena.failed; i++) {
    if (d->set_phrases.count >= NCI_CAMEO_MAX_ITEMS) {
      nci_cameo_mistake_at(b, NCI_MISTAKE_LIMIT, place, "the sets have more than %d phrases", NCI_CAMEO_MAX_ITEMS);
      return;
    }
    nci_cameo_phrase p = d->set_phrases.at[from.first + i];
    nci_vec_add(&d->arena, &d->set_phrases, p);
    to->count++;
  }
}

static void begin_set(verb_reader *v)
{
  nci_cameo_dictionary *d = v->b->d;
  nci_cameo_actor set = { d->set_phrases.count, 0 };
  nci_vec_add(&d->arena, &d->sets, set);
}

/* The set of a name ("&TIES"), or UINT32_MAX, which is reported. */
static uint32_t find_set(verb_reader *v, ncorp_str name)
{
  nci_cameo_builder *b = v->b;
  uint32_t id = nci_intern_find(&b->set_names, name);
  if (id < b->named_sets.count) return b->named_sets.at[id];
  nci_cameo_mistake_at(b, NCI_MISTAKE_SYNSET, name.data, "the set %.*s is not defined above", (int)(name.size < 60 ? name.size : 60), name.data);
  return UINT32_MAX;
}

/* "&NAME" or, where its phrases have no plurals, "&NAME_". */
static void define_set(verb_reader *v)
{
  nci_cameo_builder *b = v->b;
  ncorp_str name = b->line;
  v->plurals = name.data[name.size - 1] != '_';
  name.size -= !v->plurals;
  if (name.size < 2) nci_cameo_mistake_at(b, NCI_MISTAKE_SYNSET, NULL, "a set without a name");
  if (nci_intern_find(&b->set_names, name) != UINT32_MAX)
    nci_cameo_mistake_at(b, NCI_MISTAKE_REPEATED, NULL, "the set is defined above; from here on this one counts");
  uint32_t id = nci_intern_add(&b->set_names, name);
  begin_set(v);
  if (id == b->named_sets.count) nci_vec_add(&b->scratch, &b->named_sets, b->d->sets.count - 1);
  else if (id < b->named_sets.count) b->named_sets.at[id] = b->d->sets.count - 1;
  v->in_set = v->behind = true;
}

static void read_synonym(verb_reader *v)
{
  nci_cameo_builder *b = v->b;
  ncorp_str text = nci_str_trim(nci_str(b->line.data + 1, b->line.size - 1));
  if (!text.size) {
    nci_cameo_no_words(b, "a synonym");
    return;
  }
  if (text.data[0] == '&') {
    uint32_t set = memchr(text.data, ' ', text.size) ? UINT32_MAX : find_set(v, text);
    if (memchr(text.data, ' ', text.size)) nci_cameo_mistake_at(b, NCI_MISTAKE_SYNSET, text.data, "a set inside a phrase of a set");
    if (set != UINT32_MAX) add_set(v, set, text.data);
    return;
  }
  if (memchr(text.data, '&', text.size)) {
    nci_cameo_mistake_at(b, NCI_MISTAKE_SYNSET, memchr(text.data, '&', text.size), "a set inside a phrase of a set");
    return;
  }
  bool plural = v->plurals && text.data[text.size - 1] != '_';
  add_set_phrase(v, text);
  if (plural) add_set_phrase(v, nci_cameo_plural(b, text));
}

/* Makes sets without a name of the choices in a pattern. */
static void make_choices(verb_reader *v)
{
  for (uint32_t i = 0; i < v->pieces; i++) {
    ncorp_str text = v->piece[i].text;
    if (text.data[0] != '{') continue;
    begin_set(v);
    for (ncorp_str rest = nci_str(text.data + 1, text.size - 2); rest.size;) add_set_phrase(v, nci_str_part(&rest, '|'));
    v->piece[i].set = v->b->d->sets.count - 1;
  }
}

/* Adds the items of one side of a pattern, from the verb outward; false when it cannot be. */
static bool add_side(verb_reader *v, uint32_t from, uint32_t count, bool backwards, uint32_t *first, uint32_t *item_count)
{
  nci_cameo_builder *b = v->b;
  *first = b->d->items.count;
  *item_count = 0;
  for (uint32_t i = 0; i < count; i++) {
    uint32_t at = backwards ? from + count - 1 - i : from + i;
    ncorp_str text = v->piece[at].text;
    bool near = v->piece[backwards ? at + 1 : at].joined;
    nci_cameo_item item = { 0, NCI_CAMEO_WORD, near };
    const char *sign = text.size == 1 ? memchr("$+^%", text.data[0], 4) : NULL;
    if (sign) {
      static const uint16_t kinds[] = { NCI_CAMEO_SOURCE, NCI_CAMEO_TARGET, NCI_CAMEO_SKIP, NCI_CAMEO_COMPOUND };
      item.kind = kinds[strchr("$+^%", *sign) - "$+^%"];
    } else if (text.data[0] == '&') {
      item.kind = NCI_CAMEO_SET;
      item.what = find_set(v, text);
      if (item.what == UINT32_MAX) return false;
    } else if (text.data[0] == '{') {
      item.kind = NCI_CAMEO_SET;
      item.what = v->piece[at].set;
    } else {
      item.what = nci_cameo_word(b, text);
    }
    if (*item_count == NCI_CAMEO_MAX_WORDS) {
      nci_cameo_mistake_at(b, NCI_MISTAKE_LIMIT, text.data, "more than %d words on one side of the verb", NCI_CAMEO_MAX_WORDS);
      return false;
    }
    if (!nci_cameo_add_item(b, item)) return false;
    ++*item_count;
  }
  return true;
}

static void read_pattern(verb_reader *v)
{
  nci_cameo_builder *b = v->b;
  nci_cameo_dictionary *d = b->d;
  ncorp_str left, inside, behind;
  v->behind = true;
  if (!d->blocks.count || v->begin) {
    nci_cameo_mistake_at(b, NCI_MISTAKE_ALONE, NULL, "a pattern without a verb before it");
    return;
  }
  if (!nci_cameo_bracket(b, nci_str(b->line.data + 1, b->line.size - 1), '[', &left, &inside, &behind)) {
    nci_cameo_mistake_at(b, NCI_MISTAKE_CODE, NULL, "a pattern without a code");
    return;
  }
  if (behind.size) nci_cameo_mistake_at(b, NCI_MISTAKE_SYNTAX, behind.data, "something stands behind the code");
  if (nci_str_is(inside, NCI_CAMEO_COMPLEX) || !part(v, left)) return;
  uint32_t verb = UINT32_MAX, verbs = 0;
  for (uint32_t i = 0; i < v->pieces; i++) {
    if (!nci_str_is(v->piece[i].text, "*") && !nci_str_is(v->piece[i].text, "**")) continue;
    if (!verbs++) verb = i;
  }
  if (verbs != 1) {
    nci_cameo_mistake_at(b, NCI_MISTAKE_VERB, NULL, verbs ? "a pattern with several \"*\"" : "a pattern without \"*\" where its verb stands");
    return;
  }
  nci_cameo_pattern p = { .block = v->block, .text = nci_arena_str(&d->arena, left), .line = nci_cameo_here(b) };
  make_choices(v);
  if (!add_side(v, 0, verb, true, &p.before, &p.before_count)) return;
  if (!add_side(v, verb + 1, v->pieces - verb - 1, false, &p.after, &p.after_count)) return;
  p.code = nci_cameo_event_code(b, inside);
  nci_vec_add(&d->arena, &d->patterns, p);
}

enum { INFLECTIONS = 4, OF_STEM = 2 };

/* The regular forms of a verb: itself, -s, -ed, -ing; and where it may be one of TABARI's stems ("ACCUS"), -e, -es. */
static void inflect(nci_cameo_builder *b, ncorp_str verb, ncorp_str forms[INFLECTIONS + OF_STEM])
{
  char last = nci_to_lower(verb.data[verb.size - 1]), prior = verb.size > 1 ? nci_to_lower(verb.data[verb.size - 2]) : '\0';
  bool e = last == 'e', y = last == 'y' && prior && !memchr("aeiou", prior, 5);
  bool hisses = last == 's' || last == 'x' || last == 'z' || (last == 'h' && (prior == 's' || prior == 'c'));
  const ncorp_str s[] = { nci_str(verb.data, verb.size - y), y ? NCI_STR("ies") : hisses ? NCI_STR("es") : NCI_STR("s") };
  const ncorp_str ed[] = { nci_str(verb.data, verb.size - y), y ? NCI_STR("ied") : e ? NCI_STR("d") : NCI_STR("ed") };
  const ncorp_str ing[] = { nci_str(verb.data, verb.size - e), NCI_STR("ing") };
  forms[0] = verb;
  forms[1] = nci_arena_join(&b->scratch, s, 2);
  forms[2] = nci_arena_join(&b->scratch, ed, 2);
  forms[3] = nci_arena_join(&b->scratch, ing, 2);
  const ncorp_str base[] = { verb, NCI_STR("e") }, third[] = { verb, NCI_STR("es") };
  forms[4] = nci_arena_join(&b->scratch, base, 2);
  forms[5] = nci_arena_join(&b->scratch, third, 2);
}

/* Adds a form of the verb at hand: "BREAK", "+BREAK_DOWN", "WIRE_+TAP". `regular`: and what is made of it. */
static void add_form(verb_reader *v, ncorp_str text, nci_cameo_code code, bool regular)
{
  nci_cameo_builder *b = v->b;
  nci_cameo_dictionary *d = b->d;
  if (!part(v, text) || !v->pieces) return;
  uint32_t verb = UINT32_MAX;
  for (uint32_t i = 0; i < v->pieces && verb == UINT32_MAX; i++)
    if (v->piece[i].text.data[0] == '+' && v->piece[i].text.size > 1) verb = i;
  if (verb != UINT32_MAX) {
    v->piece[verb].text.data++;
    v->piece[verb].text.size--;
  } else {
    verb = 0;
    if (v->pieces > 1 && v->piece[1].joined)
      nci_cameo_mistake_at(b, NCI_MISTAKE_FORM, text.data, "none of the words has a \"+\" before it; the first is taken for the verb");
  }
  ncorp_str forms[INFLECTIONS + OF_STEM] = { v->piece[verb].text };
  bool stem = regular && !v->headed; /* TABARI's files have no heads of blocks */
  if (regular) inflect(b, forms[0], forms);
  for (uint32_t i = 0; i < v->pieces; i++) v->piece[i].joined = true;
  nci_cameo_form form = { .block = v->block, .code = code, .text = nci_arena_str(&d->arena, text), .line = nci_cameo_here(b) };
  if (!add_side(v, 0, verb, true, &form.before, &form.before_count)) return;
  if (!add_side(v, verb + 1, v->pieces - verb - 1, false, &form.after, &form.after_count)) return;
  nci_vec_add(&d->arena, &d->form_list, form);
  for (int i = 0; i < (stem ? INFLECTIONS + OF_STEM : regular ? INFLECTIONS : 1); i++) {
    nci_cameo_phrase p = { d->items.count, 1, d->form_list.count - 1, form.line };
    if (!nci_cameo_add_item(b, (nci_cameo_item){ nci_cameo_word(b, forms[i]), NCI_CAMEO_WORD, false })) return;
    nci_vec_add(&b->scratch, &b->forms, p);
  }
}

static void begin_block(verb_reader *v)
{
  nci_cameo_builder *b = v->b;
  ncorp_str left, inside, behind, name = b->line;
  v->headed = v->begin = true;
  v->primary = (nci_cameo_code){ NCI_NO_STR, NCI_NO_STR };
  if (nci_cameo_bracket(b, name, '[', &left, &inside, &behind)) v->primary = nci_cameo_event_code(b, inside);
}

static void read_verb(verb_reader *v)
{
  nci_cameo_builder *b = v->b;
  nci_cameo_dictionary *d = b->d;
  ncorp_str left, inside, behind, verb, forms, rest;
  if (v->behind && !v->begin) v->primary = (nci_cameo_code){ NCI_NO_STR, NCI_NO_STR };
  nci_cameo_code code = v->primary;
  if (nci_cameo_bracket(b, b->line, '[', &left, &inside, &behind)) code = nci_cameo_event_code(b, inside);
  bool irregular = nci_cameo_bracket(b, left, '{', &verb, &forms, &rest);
  if (!irregular && behind.size && behind.data[0] == '{') irregular = nci_cameo_bracket(b, behind, '{', &rest, &forms, &behind);
  if (behind.size) nci_cameo_mistake_at(b, NCI_MISTAKE_SYNTAX, behind.data, "something stands behind the code");
  if (!verb.size || is_gap(verb.data[0])) {
    nci_cameo_no_words(b, "a verb");
    return;
  }
  if (v->begin || v->behind || !d->blocks.count || (!v->headed && verb.data[0] != '+')) {
    uint32_t id = nci_intern_add(&b->block_names, nci_fold(&b->scratch, verb)); /* blocks of one name are one */
    nci_cameo_block block = { nci_arena_str(&d->arena, verb), 0, 0 };
    if (id == d->blocks.count) nci_vec_add(&d->arena, &d->blocks, block);
    v->block = id;
    v->begin = v->behind = false;
  }
  if (d->arena.failed) return;
  bool whole = !v->headed && verb.data[verb.size - 1] == '_';
  add_form(v, verb, code, !irregular && !whole);
  while (irregular && forms.size) {
    size_t size = 0;
    while (size < forms.size && !nci_is_space(forms.data[size]) && forms.data[size] != ',') size++;
    if (size) add_form(v, nci_str(forms.data, size), code, false);
    size += size < forms.size;
    forms = nci_str_trim(nci_str(forms.data + size, forms.size - size));
  }
}

void nci_cameo_read_verbs(nci_cameo_builder *b)
{
  verb_reader v = { .b = b, .begin = true };
  while (nci_cameo_next_line(b)) {
    char first = b->line.data[0];
    bool synonym = first == '+' && v.in_set;
    if (!synonym) v.in_set = false;
    if (nci_str_starts(b->line, NCI_STR("---"))) begin_block(&v);
    else if (first == '-') read_pattern(&v);
    else if (first == '&') define_set(&v);
    else if (synonym) read_synonym(&v);
    else if (first == '~') nci_cameo_mistake_at(b, NCI_MISTAKE_SYNTAX, NULL, "transformations of PETRARCH2 are not read");
    else read_verb(&v);
  }
}
