/* Mentions in CoNLL-U as GUM writes them into MISC: Entity=(2-person-new-...(3-place-...)3)2), a bracket opened with chain and
 * type, closed with the chain. */
#include "newscorpus-train/treebank_file.h"

/* The value of a key of MISC; absent where there is none. */
static ncorp_str misc_value(ncorp_str misc, ncorp_str key)
{
  for (size_t at = 0; at < misc.size;) {
    const char *bar = memchr(misc.data + at, '|', misc.size - at);
    size_t end = bar ? (size_t)(bar - misc.data) : misc.size;
    ncorp_str item = nci_str(misc.data + at, end - at);
    if (nci_str_starts(item, key)) return nci_str(item.data + key.size, item.size - key.size);
    at = end + 1;
  }
  return NCI_NO_STR;
}

/* Takes what stands before the first of these characters, or the end. */
static ncorp_str take_until(ncorp_str *s, const char *stops)
{
  size_t n = 0;
  while (n < s->size && !strchr(stops, s->data[n])) n++;
  ncorp_str part = nci_str(s->data, n);
  *s = nci_str(s->data + n, s->size - n);
  return part;
}

static void skip(ncorp_str *s, char c)
{
  if (s->size && s->data[0] == c) *s = nci_str(s->data + 1, s->size - 1);
}

static void close_mention(tb_file *f, tb_entities *e, uint32_t chain, uint32_t word)
{
  for (uint32_t i = e->count; i-- > 0;) {
    if (e->open[i].chain != chain) continue;
    e->open[i].last = word;
    nci_vec_add(f->t->shared->arena, &f->t->mentions, e->open[i]);
    memmove(&e->open[i], &e->open[i + 1], (e->count - i - 1) * sizeof *e->open);
    e->count--;
    return;
  }
}

void tb_read_entities(tb_file *f, tb_entities *e, ncorp_str misc)
{
  nci_intern *strings = &f->t->shared->chains;
  uint32_t word = f->t->words.count - 1;
  ncorp_str rest = misc_value(misc, NCI_STR("Entity="));
  while (rest.size) {
    bool opens = rest.data[0] == '(';
    skip(&rest, '(');
    ncorp_str item = take_until(&rest, "()"), fields = item;
    bool closes = rest.size && rest.data[0] == ')';
    skip(&rest, ')');
    uint32_t chain = nci_intern_add(strings, take_until(&fields, "-"));
    if (!opens) {
      close_mention(f, e, chain, word);
      continue;
    }
    skip(&fields, '-');
    if (e->count == TB_OPEN_MOST) continue;
    e->open[e->count++] = (tb_mention){ word, word, chain, nci_intern_add(strings, take_until(&fields, "-")) };
    if (closes) close_mention(f, e, chain, word);
  }
}
