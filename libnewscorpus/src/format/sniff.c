/* Names and first bytes. A name that tells a format is believed; bytes are asked only where it tells none. */
#include "format/sniff.h"

#include "base/str.h"

/* Takes a suffix off a name, in any case; false when it has another. */
static bool strip(ncorp_str *name, ncorp_str suffix)
{
  if (name->size < suffix.size) return false;
  ncorp_str end = { name->data + name->size - suffix.size, suffix.size };
  if (!nci_str_eq_nocase(end, suffix)) return false;
  name->size -= suffix.size;
  return true;
}

static void strip_compression(ncorp_str *name)
{
  if (!strip(name, NCI_STR(".gz"))) strip(name, NCI_STR(".zst"));
}

ncorp_format nci_sniff_name(ncorp_str name)
{
  strip_compression(&name);
  if (strip(&name, NCI_STR(".ncf"))) return NCORP_FORMAT_NCF;
  if (strip(&name, NCI_STR(".conllu"))) return NCORP_FORMAT_CONLLU;
  if (strip(&name, NCI_STR(".txt")) || strip(&name, NCI_STR(".md"))) return NCORP_FORMAT_TEXT;
  return NCORP_FORMAT_AUTO;
}

/* True for "1", "1-2" or "0.1" and nine more columns. */
static bool is_first_word(ncorp_str line)
{
  size_t tabs = 0;
  const bool first = nci_str_starts(line, NCI_STR("1\t")) || nci_str_starts(line, NCI_STR("1-")) || nci_str_starts(line, NCI_STR("0.1\t"));
  for (size_t i = 0; first && i < line.size; i++) tabs += line.data[i] == '\t';
  return tabs == 9;
}

static bool is_conllu(ncorp_str bytes)
{
  while (bytes.size) {
    ncorp_str line = nci_str_part(&bytes, '\n');
    if (nci_str_trim(line).size && line.data[0] != '#') return is_first_word(line);
  }
  return false;
}

ncorp_format nci_sniff_bytes(ncorp_str bytes)
{
  static const ncorp_str key = { "\"record\"", 8 };
  if (nci_str_starts(bytes, NCI_STR("\xef\xbb\xbf"))) bytes.data += 3, bytes.size -= 3;
  if (is_conllu(bytes)) return NCORP_FORMAT_CONLLU;
  bytes = nci_str_trim(bytes);
  if (!bytes.size || bytes.data[0] != '{') return NCORP_FORMAT_TEXT;
  const char *end = memchr(bytes.data, '\n', bytes.size);
  if (end) bytes.size = (size_t)(end - bytes.data);
  for (const char *at = bytes.data; (at = memchr(at, '"', (size_t)(bytes.data + bytes.size - at))); at++)
    if (nci_str_starts(nci_str(at, (size_t)(bytes.data + bytes.size - at)), key)) return NCORP_FORMAT_NCF;
  return NCORP_FORMAT_TEXT;
}

static bool is_hex(char c) { return nci_is_digit(c) || (nci_to_lower(c) >= 'a' && nci_to_lower(c) <= 'f'); }

ncorp_str nci_sniff_stem(ncorp_str name)
{
  strip_compression(&name);
  strip(&name, NCI_STR(".conllu"));
  return name.size ? name : NCI_NO_STR;
}

ncorp_str nci_sniff_id(ncorp_str name)
{
  enum { DIGITS = 16 };
  strip_compression(&name);
  if (!strip(&name, NCI_STR(".txt")) || name.size < DIGITS + 2) return NCI_NO_STR;
  ncorp_str id = { name.data + name.size - DIGITS, DIGITS };
  size_t number = name.size - DIGITS - 1;
  if (name.data[number] != '_') return NCI_NO_STR;
  for (size_t i = 0; i < number; i++)
    if (!nci_is_digit(name.data[i])) return NCI_NO_STR;
  for (size_t i = 0; i < DIGITS; i++)
    if (!is_hex(id.data[i])) return NCI_NO_STR;
  return id;
}
