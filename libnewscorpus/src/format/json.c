/* The JSON reader: a cursor over bytes that are known to be UTF-8. Knows nothing of what the values mean.
 *
 * Hot are strings (see json_hot.h) and arrays of numbers; everything else is written for plainness. */
#include "format/json.h"

#include "base/decimal.h"
#include "base/str.h"
#include "format/json_hot.h"
#include "text/utf8.h"

void nci_json_init(nci_json *json, nci_arena *arena, ncorp_str bytes, uint32_t max_depth)
{
  *json = (nci_json){
    .start = bytes.data, .at = bytes.data, .end = bytes.data + bytes.size, .arena = arena,
    .max_depth = max_depth < NCI_JSON_DEEPEST ? max_depth : NCI_JSON_DEEPEST,
  };
  size_t valid = nci_utf8_valid(bytes);
  if (valid < bytes.size) nci_json_fail(json, NCI_D_JSON_UTF8, bytes.data + valid, "the text is not UTF-8 here");
}

bool nci_json_fail(nci_json *json, nci_diagnostic problem, const char *at, const char *reason)
{
  if (json->failed) return false;
  json->failed = true;
  json->problem = problem;
  json->problem_at = at;
  json->reason = reason;
  json->at = json->end; /* so that nothing more is found to read */
  return false;
}

/* The byte at p is not what has to be there. */
static bool unexpected(nci_json *json, const char *p, const char *reason)
{
  return nci_json_fail(json, p < json->end ? NCI_D_JSON_SYNTAX : NCI_D_JSON_END, p, reason);
}

static inline void skip_space(nci_json *json)
{
  while (json->at < json->end && nci_is_space(*json->at)) json->at++;
}

const char *nci_json_place(nci_json *json)
{
  skip_space(json);
  return json->at;
}

nci_json_type nci_json_peek(nci_json *json)
{
  skip_space(json);
  if (json->at == json->end) return NCI_JSON_NONE;
  switch (*json->at) {
  case '"': return NCI_JSON_STRING;
  case '{': return NCI_JSON_OBJECT;
  case '[': return NCI_JSON_ARRAY;
  case 'n': return NCI_JSON_NULL;
  case 't': case 'f': return NCI_JSON_BOOL;
  case '-': return NCI_JSON_NUMBER;
  default: return nci_is_digit(*json->at) ? NCI_JSON_NUMBER : NCI_JSON_NONE;
  }
}

/* Something else than a value of the type that has to be there. */
static bool wrong_type(nci_json *json, const char *reason)
{
  if (nci_json_peek(json) == NCI_JSON_NONE) return unexpected(json, json->at, reason);
  return nci_json_fail(json, NCI_D_NCF_TYPE, json->at, reason);
}

static bool open_container(nci_json *json, char bracket, const char *reason)
{
  skip_space(json);
  if (json->at == json->end || *json->at != bracket) return wrong_type(json, reason);
  if (json->depth == json->max_depth) return nci_json_fail(json, NCI_D_JSON_DEPTH, json->at, "nested too deeply");
  json->depth++;
  json->at++;
  json->fresh = true;
  return true;
}

bool nci_json_object(nci_json *json) { return open_container(json, '{', "expected an object"); }
bool nci_json_array(nci_json *json) { return open_container(json, '[', "expected a list"); }

/* Moves to the next member or item, or over the closing bracket. */
static inline bool next(nci_json *json, char bracket, const char *reason)
{
  skip_space(json);
  bool fresh = json->fresh;
  json->fresh = false;
  if (json->at < json->end) {
    if (*json->at == bracket) {
      json->at++;
      json->depth--;
      return false;
    }
    if (fresh) return true;
    if (*json->at == ',') {
      json->at++;
      return true;
    }
  }
  return unexpected(json, json->at, reason);
}

bool nci_json_item(nci_json *json) { return next(json, ']', "expected \",\" or \"]\""); }

/* The value of four hexadecimal digits, or -1. */
static int32_t hex4(const char *p, const char *end)
{
  if (end - p < 4) return -1;
  int32_t value = 0;
  for (int i = 0; i < 4; i++) {
    char c = nci_to_lower(p[i]);
    if (!nci_is_digit(c) && !(c >= 'a' && c <= 'f')) return -1;
    value = value * 16 + (nci_is_digit(c) ? c - '0' : c - 'a' + 10);
  }
  return value;
}

/* Reads the escape at p (a backslash) and gives what follows it, or NULL after a mistake. *c: the character. */
static const char *escape(nci_json *json, const char *p, uint32_t *c)
{
  static const char letters[] = "\"\\/bfnrt", meanings[] = "\"\\/\b\f\n\r\t";
  const char *end = json->end, *letter;
  if (end - p < 2) {
    unexpected(json, end, "the string does not end");
    return NULL;
  }
  if (p[1] != 'u') {
    letter = p[1] ? strchr(letters, p[1]) : NULL;
    if (!letter) {
      nci_json_fail(json, NCI_D_JSON_ESCAPE, p, "there is no such escape");
      return NULL;
    }
    *c = (unsigned char)meanings[letter - letters];
    return p + 2;
  }
  int32_t unit = hex4(p + 2, end), low;
  if (unit < 0) {
    nci_json_fail(json, NCI_D_JSON_ESCAPE, p, "\\u needs four hexadecimal digits");
    return NULL;
  }
  *c = (uint32_t)unit;
  if (unit < 0xd800 || unit > 0xdfff) return p + 6;
  low = unit < 0xdc00 && end - p >= 12 && p[6] == '\\' && p[7] == 'u' ? hex4(p + 8, end) : -1;
  if (low < 0xdc00 || low > 0xdfff) {
    nci_json_fail(json, NCI_D_JSON_SURROGATE, p, "half a surrogate pair");
    return NULL;
  }
  *c = 0x10000 + (((uint32_t)unit - 0xd800) << 10) + ((uint32_t)low - 0xdc00);
  return p + 12;
}

/* Copies a checked string with its escapes resolved. */
static bool unescape(nci_json *json, const char *p, const char *end, ncorp_str *out)
{
  size_t room = (size_t)(end - p) + 1, size = 0;
  char *to = nci_arena_alloc(json->arena, room, 1);
  if (!to) return nci_json_fail(json, NCI_D_NONE, p, "out of memory");
  while (p < end) {
    const char *plain = nci_json_plain(p, end);
    memcpy(to + size, p, (size_t)(plain - p));
    size += (size_t)(plain - p);
    uint32_t c;
    for (p = plain; p < end && *p == '\\'; size += nci_utf8_encode(c, to + size))
      if (!(p = escape(json, p, &c))) return false;
  }
  to[size] = '\0';
  nci_arena_grow(json->arena, to, room, size + 1, 1); /* gives back the rest */
  *out = (ncorp_str){ to, size };
  return true;
}

/* Checks the string at the cursor and moves behind it. raw: what stands between the quotation marks. */
static bool scan_string(nci_json *json, ncorp_str *raw, bool *escaped)
{
  const char *from = json->at + 1, *p = from;
  *escaped = false;
  for (;;) {
    uint32_t c;
    p = nci_json_plain(p, json->end);
    if (p == json->end) return unexpected(json, p, "the string does not end");
    if (*p == '"') break;
    if (*p != '\\') return nci_json_fail(json, NCI_D_JSON_CONTROL, p, "a control character in a string");
    *escaped = true;
    if (!(p = escape(json, p, &c))) return false;
  }
  *raw = (ncorp_str){ from, (size_t)(p - from) };
  json->at = p + 1;
  return true;
}

bool nci_json_string(nci_json *json, ncorp_str *out)
{
  bool escaped;
  if (json->at == json->end || *json->at != '"') {
    skip_space(json);
    if (json->at == json->end || *json->at != '"') return wrong_type(json, "expected a string");
  }
  if (!scan_string(json, out, &escaped)) return false;
  return !escaped || unescape(json, out->data, out->data + out->size, out);
}

bool nci_json_key(nci_json *json, ncorp_str *key)
{
  if (!next(json, '}', "expected \",\" or \"}\"")) return false;
  skip_space(json);
  const char *from = json->at;
  if (from == json->end || *from != '"') return unexpected(json, from, "expected a key in quotation marks");
  if (!nci_json_string(json, key)) return false;
  json->raw_key = (ncorp_str){ from, (size_t)(json->at - from) };
  skip_space(json);
  if (json->at == json->end || *json->at != ':') return unexpected(json, json->at, "expected \":\" after the key");
  json->at++;
  return true;
}

static bool literal(nci_json *json, ncorp_str word)
{
  ncorp_str rest = { json->at, (size_t)(json->end - json->at) };
  if (!nci_str_starts(rest, word)) {
    const char *p = json->at;
    for (size_t i = 0; p < json->end && *p == word.data[i]; i++) p++;
    return unexpected(json, p, "expected true, false or null");
  }
  json->at += word.size;
  return true;
}

bool nci_json_null(nci_json *json) { return nci_json_peek(json) == NCI_JSON_NULL && literal(json, NCI_STR("null")); }

bool nci_json_bool(nci_json *json, bool *out)
{
  if (nci_json_peek(json) != NCI_JSON_BOOL) return wrong_type(json, "expected true or false");
  *out = *json->at == 't';
  return literal(json, *out ? NCI_STR("true") : NCI_STR("false"));
}

static const char *digits_end(const char *p, const char *end)
{
  while (p < end && nci_is_digit(*p)) p++;
  return p;
}

/* Checks the number at the cursor and moves behind it. whole: without fraction and exponent. */
static bool scan_number(nci_json *json, ncorp_str *raw, bool *whole)
{
  const char *from = json->at, *end = json->end, *p = from, *digits;
  *whole = true;
  if (*p == '-') p++;
  digits = p;
  if ((p = digits_end(p, end)) == digits) goto digit_missing;
  if (*digits == '0' && p - digits > 1)
    return nci_json_fail(json, NCI_D_JSON_NUMBER, digits, "a number that begins with 0");
  if (p < end && *p == '.') {
    *whole = false;
    digits = ++p;
    if ((p = digits_end(p, end)) == digits) goto digit_missing;
  }
  if (p < end && (*p == 'e' || *p == 'E')) {
    *whole = false;
    if (++p < end && (*p == '+' || *p == '-')) p++;
    digits = p;
    if ((p = digits_end(p, end)) == digits) goto digit_missing;
  }
  *raw = (ncorp_str){ from, (size_t)(p - from) };
  json->at = p;
  return true;
digit_missing:
  return nci_json_fail(json, p < end ? NCI_D_JSON_NUMBER : NCI_D_JSON_END, p, "expected a digit");
}

bool nci_json_decimal(nci_json *json, ncorp_decimal *out)
{
  ncorp_str raw;
  bool whole;
  if (nci_json_peek(json) != NCI_JSON_NUMBER) return wrong_type(json, "expected a number");
  if (!scan_number(json, &raw, &whole)) return false;
  return nci_decimal_parse(raw, out) || nci_json_fail(json, NCI_D_NCF_NUMBER, raw.data, "the number is too large");
}

/* The careful way to a whole number, which also finds what is wrong. minus_one: -1 gives UINT32_MAX. */
static bool careful_u32(nci_json *json, uint32_t *out, bool minus_one)
{
  ncorp_str raw;
  bool whole;
  if (nci_json_peek(json) != NCI_JSON_NUMBER) return wrong_type(json, "expected a whole number");
  if (!scan_number(json, &raw, &whole)) return false;
  if (!whole) return nci_json_fail(json, NCI_D_NCF_NUMBER, raw.data, "expected a whole number");
  if (minus_one && nci_str_eq(raw, NCI_STR("-1"))) {
    *out = UINT32_MAX;
    return true;
  }
  if (*raw.data == '-') return nci_json_fail(json, NCI_D_NCF_NUMBER, raw.data, "the number is below zero");
  uint64_t value = 0;
  for (size_t i = 0; i < raw.size && value < UINT32_MAX; i++) value = value * 10 + (uint64_t)(raw.data[i] - '0');
  if (value >= UINT32_MAX) return nci_json_fail(json, NCI_D_NCF_NUMBER, raw.data, "the number is too large");
  *out = (uint32_t)value;
  return true;
}

bool nci_json_u32(nci_json *json, uint32_t *out) { return careful_u32(json, out, false); }

/* Reads up to nine digits at p without leading zeros and without regard to what follows; NULL when there is none that
 * is so simple. */
static inline const char *simple_u32(const char *p, const char *end, uint32_t *out)
{
  const char *from = p;
  uint32_t value = 0;
  for (; p < end && (unsigned char)(*p - '0') < 10; p++) value = value * 10 + (uint32_t)(*p - '0');
  *out = value;
  if (p == from || p - from > 9 || (*from == '0' && p - from > 1)) return NULL;
  return p;
}

bool nci_json_u32s(nci_json *json, nci_u32s *out, bool or_minus_one)
{
  if (!nci_json_array(json)) return false;
  while (nci_json_item(json)) {
    uint32_t value;
    /* As long as the list is digits and commas only. */
    const char *p = json->at, *end = json->end, *q;
    while ((q = simple_u32(p, end, &value)) && q < end && (*q == ',' || *q == ']')) {
      uint32_t *place = out->count < out->capacity ? &out->at[out->count++] : nci_vec_push(json->arena, out);
      if (!place) return nci_json_fail(json, NCI_D_NONE, p, "out of memory");
      *place = value;
      json->at = q;
      if (*q == ']') break;
      p = q + 1;
    }
    if (json->at == q) continue;
    json->at = p; /* behind a comma that was seen, or where we were */
    if (!careful_u32(json, &value, or_minus_one)) return false;
    nci_vec_add(json->arena, out, value);
    if (json->arena->failed) return nci_json_fail(json, NCI_D_NONE, p, "out of memory");
  }
  return !json->failed;
}

bool nci_json_pair(nci_json *json, uint32_t *first, uint32_t *second)
{
  const char *p, *end = json->end;
  if (json->at < end && *json->at == '[' && json->depth < json->max_depth &&
      (p = simple_u32(json->at + 1, end, first)) && p < end && *p == ',' && (p = simple_u32(p + 1, end, second)) &&
      p < end && *p == ']') {
    json->at = p + 1;
    return true;
  }
  const char *place = nci_json_place(json);
  if (!nci_json_array(json)) return false;
  if (nci_json_item(json) && nci_json_u32(json, first) && nci_json_item(json) && nci_json_u32(json, second) &&
      !nci_json_item(json))
    return !json->failed;
  return nci_json_fail(json, NCI_D_NCF_TYPE, place, "expected a pair [start, end]");
}

void nci_json_resume(nci_json *json, const char *place, uint32_t depth)
{
  if (json->failed) return;
  json->at = place;
  json->depth = depth;
  json->fresh = false;
}

static bool skip_scalar(nci_json *json)
{
  ncorp_str raw;
  bool ignored;
  switch (nci_json_peek(json)) {
  case NCI_JSON_STRING: return scan_string(json, &raw, &ignored);
  case NCI_JSON_NUMBER: return scan_number(json, &raw, &ignored);
  case NCI_JSON_BOOL: return nci_json_bool(json, &ignored);
  case NCI_JSON_NULL: return nci_json_null(json);
  default: return unexpected(json, json->at, "expected a value");
  }
}

/* Which of the open containers are objects, a bit for each depth. */
typedef struct kinds {
  uint64_t bits[NCI_JSON_DEEPEST / 64];
} kinds;

static inline void set_object(kinds *k, uint32_t depth, bool object)
{
  uint64_t bit = (uint64_t)1 << (depth - 1) % 64, *word = &k->bits[(depth - 1) / 64];
  *word = object ? *word | bit : *word & ~bit;
}

static inline bool is_object(const kinds *k, uint32_t depth)
{
  return k->bits[(depth - 1) / 64] >> (depth - 1) % 64 & 1;
}

bool nci_json_skip(nci_json *json, ncorp_str *raw)
{
  kinds open = { 0 };
  const uint32_t base = json->depth;
  const char *from = nci_json_place(json);
  for (;;) {
    nci_json_type type = nci_json_peek(json);
    if (type == NCI_JSON_OBJECT || type == NCI_JSON_ARRAY) {
      if (!(type == NCI_JSON_OBJECT ? nci_json_object(json) : nci_json_array(json))) return false;
      set_object(&open, json->depth, type == NCI_JSON_OBJECT);
    } else if (!skip_scalar(json)) {
      return false;
    }
    bool more = false;
    while (!more && json->depth > base) { /* close what ends here */
      ncorp_str key;
      more = is_object(&open, json->depth) ? nci_json_key(json, &key) : nci_json_item(json);
      if (json->failed) return false;
    }
    if (!more) break;
  }
  if (raw) *raw = (ncorp_str){ from, (size_t)(json->at - from) };
  return true;
}

bool nci_json_end(nci_json *json)
{
  if (json->failed) return false;
  skip_space(json);
  return json->at == json->end || nci_json_fail(json, NCI_D_JSON_TRAILING, json->at, "expected the end of the line");
}
