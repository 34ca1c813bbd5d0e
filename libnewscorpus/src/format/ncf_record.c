/* Members of objects and small values, as all kinds of record have them. */
#include "format/ncf_record.h"

#include "base/calendar.h"
#include "base/decimal.h"
#include "base/str.h"
#include "format/ncf.h"

nci_where nci_ncf_where(const nci_ncf_record *r, const char *place)
{
  nci_where where = *r->where;
  size_t at = (size_t)(place - r->line.data);
  where.offset += at;
  where.column = at + 1;
  return where;
}

void nci_ncf_warn(nci_ncf_record *r, nci_diagnostic number, const char *place, const char *reason)
{
  nci_where where = nci_ncf_where(r, place);
  ncorp_status status = nci_report(r->reader->sink, r->reader->strict, r->error, number, &where, "%s", reason);
  if (status < 0 && r->status == NCORP_OK) r->status = status;
}

/* The index of a key, or `count`. Keys mostly come in the order of the table. */
static uint32_t find(const nci_ncf_members *m, ncorp_str key)
{
  for (uint32_t i = m->next; i < m->count; i++)
    if (nci_str_eq(m->names[i], key)) return i;
  for (uint32_t i = 0; i < m->next; i++)
    if (nci_str_eq(m->names[i], key)) return i;
  return m->count;
}

static void keep(nci_ncf_record *r, nci_ncf_members *m)
{
  ncorp_str key = r->json.raw_key, value;
  if (!nci_json_skip(&r->json, &value)) return;
  if (m->keep) {
    nci_vec_add(r->arena, &m->unknown, key);
    nci_vec_add(r->arena, &m->unknown, value);
  } else if (!r->lost_key) {
    r->lost_key = true;
    nci_ncf_warn(r, NCI_D_NCF_LOST, key.data, "an unknown key where none can be kept");
  }
}

/* Takes a key that is likely, the next one or one behind it, if it stands there as it is printed: with nothing but the
 * comma before it. */
static bool likely_key(nci_json *json, nci_ncf_members *m)
{
  const char *p = json->at + !json->fresh;
  if (json->end - json->at < 4 || (!json->fresh && *json->at != ',') || *p++ != '"') return false;
  size_t room = (size_t)(json->end - p);
  for (uint32_t i = m->next; i < m->count; i++) {
    ncorp_str name = m->names[i];
    if (name.size + 2 > room || name.data[0] != *p || memcmp(p, name.data, name.size) != 0) continue;
    if (p[name.size] != '"' || p[name.size + 1] != ':' || m->seen >> i & 1) continue;
    json->at = p + name.size + 2;
    json->fresh = false;
    m->next = i;
    return true;
  }
  return false;
}

int nci_ncf_member(nci_ncf_record *r, nci_ncf_members *m)
{
  ncorp_str key;
  if (likely_key(&r->json, m)) {
    r->key = m->names[m->next];
    m->seen |= 1u << m->next;
    return (int)m->next++;
  }
  while (nci_json_key(&r->json, &key)) {
    uint32_t i = find(m, key);
    if (i == m->count) {
      keep(r, m);
      continue;
    }
    r->key = m->names[i];
    if (m->seen >> i & 1) {
      if (!r->repeated_key) nci_ncf_warn(r, NCI_D_JSON_DUPLICATE, r->json.raw_key.data, "a key for the second time");
      r->repeated_key = true;
      nci_json_skip(&r->json, NULL);
      continue;
    }
    m->seen |= 1u << i;
    m->next = i + 1;
    return (int)i;
  }
  return -1;
}

bool nci_ncf_require(nci_ncf_record *r, const nci_ncf_members *m, uint32_t required, const char *place)
{
  uint32_t missing = required & ~m->seen;
  if (r->json.failed || !missing) return !r->json.failed;
  r->key = m->names[__builtin_ctz(missing)];
  return nci_json_fail(&r->json, NCI_D_NCF_MISSING, place, "the key is missing");
}

ncorp_str nci_ncf_unknown(nci_ncf_record *r, const nci_ncf_members *m)
{
  size_t size = 0;
  if (!m->unknown.count) return NCI_NO_STR;
  for (uint32_t i = 0; i < m->unknown.count; i++) size += m->unknown.at[i].size + 1; /* with ":" or "," behind it */
  char *json = nci_arena_alloc(r->arena, size, 1), *to = json;
  if (!json) return NCI_NO_STR;
  for (uint32_t i = 0; i < m->unknown.count; i++) {
    memcpy(to, m->unknown.at[i].data, m->unknown.at[i].size);
    to += m->unknown.at[i].size;
    *to++ = i % 2 ? ',' : ':';
  }
  to[-1] = '\0';
  return (ncorp_str){ json, size - 1 };
}

bool nci_ncf_string(nci_ncf_record *r, ncorp_str *out)
{
  *out = NCI_NO_STR;
  return nci_json_null(&r->json) || nci_json_string(&r->json, out);
}

bool nci_ncf_id(nci_ncf_record *r, ncorp_str *out)
{
  const char *place = nci_json_place(&r->json);
  if (!nci_json_string(&r->json, out)) return false;
  return out->size || nci_json_fail(&r->json, NCI_D_NCF_ID, place, "the id is empty");
}

bool nci_ncf_strings(nci_ncf_record *r, const ncorp_str **out, uint32_t *count)
{
  NCI_VEC(ncorp_str) list = { 0 };
  if (!nci_json_array(&r->json)) return false;
  while (nci_json_item(&r->json)) {
    ncorp_str s;
    if (!nci_json_string(&r->json, &s)) return false;
    nci_vec_add(r->arena, &list, s);
  }
  *out = list.at;
  *count = list.count;
  return !r->json.failed;
}

bool nci_ncf_index(nci_ncf_record *r, uint32_t count, uint32_t *out)
{
  const char *place = nci_json_place(&r->json);
  if (!nci_json_u32(&r->json, out)) return false;
  return *out < count || nci_json_fail(&r->json, NCI_D_NCF_INDEX, place, "the list has no item of this index");
}

bool nci_ncf_index_or_none(nci_ncf_record *r, uint32_t count, uint32_t *out)
{
  *out = NCORP_NONE;
  return nci_json_null(&r->json) || nci_ncf_index(r, count, out);
}

bool nci_ncf_share(nci_ncf_record *r, ncorp_decimal *out)
{
  const char *place = nci_json_place(&r->json);
  if (!nci_json_decimal(&r->json, out)) return false;
  if (out->digits >= 0 && nci_decimal_cmp(*out, nci_decimal_of(1)) <= 0) return true;
  return nci_json_fail(&r->json, NCI_D_NCF_NUMBER, place, "expected a number from 0 to 1");
}

bool nci_ncf_degrees(nci_ncf_record *r, ncorp_decimal *out, int *known)
{
  const char *place = nci_json_place(&r->json);
  if (nci_json_null(&r->json)) return true;
  if (!nci_json_decimal(&r->json, out)) return false;
  ++*known;
  if (nci_decimal_cmp(*out, nci_decimal_of(360)) <= 0 && nci_decimal_cmp(*out, nci_decimal_of(-360)) >= 0) return true;
  return nci_json_fail(&r->json, NCI_D_NCF_NUMBER, place, "expected degrees");
}

/* One amount: {"value": 3, "bound": "exact"}, in a list of counts with a unit too. */
static bool read_amount(nci_ncf_record *r, ncorp_amount *amount, ncorp_str *unit)
{
  enum { VALUE, BOUND, UNIT };
  static const ncorp_str names[] = { NCI_STR("value"), NCI_STR("bound"), NCI_STR("unit") };
  nci_ncf_members members = NCI_NCF_MEMBERS(names, false);
  const char *place = nci_json_place(&r->json);
  if (!unit) members.count = UNIT;
  if (!nci_json_object(&r->json)) return false;
  for (int key; (key = nci_ncf_member(r, &members)) >= 0;)
    switch (key) {
    case VALUE: nci_json_decimal(&r->json, &amount->value); break;
    case BOUND: nci_ncf_bound(r, &amount->bound); break;
    default: nci_ncf_string(r, unit);
    }
  amount->known = 1;
  return nci_ncf_require(r, &members, 1u << VALUE, place);
}

bool nci_ncf_size(nci_ncf_record *r, ncorp_size *out)
{
  enum { DEAD, INJURED, ARRESTED, ABDUCTED, PARTICIPANTS, COUNTS };
  static const ncorp_str names[] = {
    NCI_STR("dead"), NCI_STR("injured"), NCI_STR("arrested"), NCI_STR("abducted"), NCI_STR("participants"), NCI_STR("counts"),
  };
  nci_ncf_members members = NCI_NCF_MEMBERS(names, false);
  NCI_VEC(ncorp_count) counts = { 0 };
  if (!nci_json_object(&r->json)) return false;
  for (int key; (key = nci_ncf_member(r, &members)) >= 0;)
    switch (key) {
    case DEAD: read_amount(r, &out->dead, NULL); break;
    case INJURED: read_amount(r, &out->injured, NULL); break;
    case ARRESTED: read_amount(r, &out->arrested, NULL); break;
    case ABDUCTED: read_amount(r, &out->abducted, NULL); break;
    case PARTICIPANTS: read_amount(r, &out->participants, NULL); break;
    default:
      if (!nci_json_array(&r->json)) return false;
      while (nci_json_item(&r->json)) {
        ncorp_count count = { 0 };
        if (!read_amount(r, &count.amount, &count.unit)) return false;
        nci_vec_add(r->arena, &counts, count);
      }
    }
  out->counts = counts.at;
  out->count_count = counts.count;
  return !r->json.failed;
}

/* Defines the reader of an enumeration from the function that names its members. */
#define ENUM(reader, type, name_of)                                                       \
  bool reader(nci_ncf_record *r, type *out)                                               \
  {                                                                                       \
    const char *place = nci_json_place(&r->json);                                         \
    ncorp_str word;                                                                       \
    if (!nci_json_string(&r->json, &word)) return false;                                  \
    for (int i = 0; i < MOST_WORDS; i++) {                                                \
      const char *name = name_of((type)i);                                                \
      if (!name || !nci_str_eq(nci_cstr(name), word)) continue;                           \
      *out = (type)i;                                                                     \
      return true;                                                                        \
    }                                                                                     \
    return nci_json_fail(&r->json, NCI_D_NCF_ENUM, place, "the format does not have this word"); \
  }

enum { MOST_WORDS = 32 }; /* that any enumeration has */

ENUM(nci_ncf_bound, ncorp_bound, ncorp_bound_name)
ENUM(nci_ncf_time_type, ncorp_time_type, ncorp_time_type_name)
ENUM(nci_ncf_entity_type, ncorp_entity_type, ncorp_entity_type_name)
ENUM(nci_ncf_mention_form, ncorp_mention_form, ncorp_mention_form_name)
ENUM(nci_ncf_quote_kind, ncorp_quote_kind, ncorp_quote_kind_name)
static ENUM(event_type, ncorp_event_type, ncorp_event_type_name)
ENUM(nci_ncf_event_status, ncorp_event_status, ncorp_event_status_name)
ENUM(nci_ncf_block_kind, ncorp_block_kind, ncorp_block_kind_name)

static bool is_own_type(ncorp_str word)
{
  enum { LONGEST = 63 };
  if (!nci_str_starts(word, NCI_STR("X_")) || word.size < 3 || word.size > LONGEST) return false;
  for (size_t i = 2; i < word.size; i++)
    if (!nci_is_upper(word.data[i]) && !nci_is_digit(word.data[i]) && word.data[i] != '_') return false;
  return true;
}

bool nci_ncf_event_type(nci_ncf_record *r, ncorp_event_type *out, ncorp_str *own)
{
  nci_json before = r->json;
  ncorp_str word;
  *own = NCI_NO_STR;
  if (!nci_json_string(&r->json, &word)) return false;
  bool known = false;
  for (int i = 0; !known && ncorp_event_type_name((ncorp_event_type)i); i++) known = nci_str_is(word, ncorp_event_type_name((ncorp_event_type)i));
  if (!known && is_own_type(word)) {
    *out = NCORP_X_OTHER;
    *own = word;
    return true;
  }
  r->json = before;
  return event_type(r, out);
}

/* Of one whose first member is "none": null. */
#define ENUM_OR_NONE(reader, type, name_of)                   \
  static ENUM(reader##_word, type, name_of)                   \
  bool reader(nci_ncf_record *r, type *out)                   \
  {                                                           \
    *out = (type)0;                                           \
    return nci_json_null(&r->json) || reader##_word(r, out);  \
  }

ENUM_OR_NONE(nci_ncf_date_source, ncorp_date_source, ncorp_date_source_name)
ENUM_OR_NONE(nci_ncf_casualty, ncorp_casualty, ncorp_casualty_name)
ENUM_OR_NONE(nci_ncf_number, ncorp_number, ncorp_number_name)
ENUM_OR_NONE(nci_ncf_gender, ncorp_gender, ncorp_gender_name)

bool nci_ncf_flag(nci_ncf_record *r, int *out)
{
  bool value = false;
  if (!nci_json_null(&r->json) && !nci_json_bool(&r->json, &value)) return false;
  *out = value;
  return true;
}

/* Reads exactly n digits; -1 when they are not there. */
static int digits(ncorp_str *s, size_t n)
{
  int value = 0;
  if (s->size < n) return -1;
  for (size_t i = 0; i < n; i++) {
    if (!nci_is_digit(s->data[i])) return -1;
    value = value * 10 + (s->data[i] - '0');
  }
  s->data += n, s->size -= n;
  return value;
}

static bool eat(ncorp_str *s, char c)
{
  if (!s->size || *s->data != c) return false;
  s->data++, s->size--;
  return true;
}

static bool is_zone(ncorp_str s)
{
  if (!s.size || nci_str_eq(s, NCI_STR("Z"))) return true;
  if (!eat(&s, '+') && !eat(&s, '-')) return false;
  int hour = digits(&s, 2);
  eat(&s, ':');
  int minute = s.size ? digits(&s, 2) : 0;
  return hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && !s.size;
}

static bool is_time(ncorp_str s)
{
  int hour = digits(&s, 2), minute = 0, second = 0;
  if (!eat(&s, ':') || (minute = digits(&s, 2)) < 0) return false;
  if (eat(&s, ':')) {
    second = digits(&s, 2);
    if (eat(&s, '.'))
      do if (digits(&s, 1) < 0) return false;
      while (s.size && nci_is_digit(*s.data));
  }
  return hour >= 0 && hour <= 24 && minute < 60 && second >= 0 && second <= 60 && is_zone(s);
}

/* 2025, 2025-12, 2025-12-06, 2025-12-06T14:30, 2025-12-06T14:30:00.5+02:00 */
bool nci_ncf_is_date(ncorp_str s)
{
  int year = digits(&s, 4), month, day;
  if (year < 0) return false;
  if (!s.size) return true;
  if (!eat(&s, '-') || (month = digits(&s, 2)) < 1 || month > 12) return false;
  if (!s.size) return true;
  if (!eat(&s, '-') || (day = digits(&s, 2)) < 1 || day > nci_days_in_month(year, month)) return false;
  return !s.size || ((eat(&s, 'T') || eat(&s, ' ')) && is_time(s));
}

bool nci_ncf_date(nci_ncf_record *r, ncorp_str *out)
{
  const char *place = nci_json_place(&r->json);
  if (!nci_ncf_string(r, out)) return false;
  return !out->data || nci_ncf_is_date(*out) || nci_json_fail(&r->json, NCI_D_NCF_DATE, place, "not a date");
}
