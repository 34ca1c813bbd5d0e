/* Encodings and line ends of text files. Most files are UTF-8 with "\n": their text is the bytes as they stand. */
#include "format/text_file.h"

#include "base/str.h"
#include "text/utf8.h"

/* Line and column of a place: "\n", "\r\n" and "\r" end lines. */
static void locate(ncorp_str bytes, size_t offset, nci_text_finding *f)
{
  f->line = f->column = 1;
  for (size_t i = 0; i < offset; i++) {
    char c = bytes.data[i];
    bool ends = c == '\n' || (c == '\r' && !(i + 1 < bytes.size && bytes.data[i + 1] == '\n'));
    f->column = ends ? 1 : f->column + 1;
    f->line += ends;
  }
}

static void find_at(nci_text_finding *f, nci_diagnostic number, ncorp_str bytes, size_t offset)
{
  f->number = number;
  f->offset = offset;
  locate(bytes, offset, f);
}

static void find_utf16(nci_text_finding *f, nci_diagnostic number, const nci_buffer *decoded, size_t offset)
{
  if (f->count++) return;
  find_at(f, number, nci_str(decoded->data, decoded->size), decoded->size);
  f->offset = offset;
}

/* Decodes UTF-16 behind its mark. Offsets are those of the file, lines and columns those of the text so far. */
static void decode_utf16(ncorp_str bytes, bool big, nci_buffer *out, nci_text_file *file)
{
  const unsigned char *p = (const unsigned char *)bytes.data;
  size_t high = big ? 0 : 1, low = 1 - high;
  for (size_t i = 2; i < bytes.size;) {
    char utf8[4];
    uint32_t c = 0xd800;
    size_t size = bytes.size - i < 2 ? 1 : 2;
    if (size == 2) c = (uint32_t)p[i + high] << 8 | p[i + low];
    if (c >= 0xd800 && c < 0xdc00 && bytes.size - i >= 4) {
      uint32_t next = (uint32_t)p[i + 2 + high] << 8 | p[i + 2 + low];
      if (next >= 0xdc00 && next < 0xe000) {
        c = 0x10000 + ((c - 0xd800) << 10) + (next - 0xdc00);
        size = 4;
      }
    }
    if (c >= 0xd800 && c < 0xe000) {
      find_utf16(&file->encoded, NCI_D_TEXT_REPAIRED, out, i);
      c = 0xfffd;
    }
    if (c == 0) find_utf16(&file->nul, NCI_D_TEXT_NUL, out, i);
    nci_buffer_put(out, utf8, nci_utf8_encode(c, utf8));
    i += size;
  }
}

static void find_nuls(nci_text_finding *f, ncorp_str bytes)
{
  const char *at = bytes.data, *end = at + bytes.size;
  while (at < end && (at = memchr(at, '\0', (size_t)(end - at)))) {
    if (f->count++ == 0) find_at(f, NCI_D_TEXT_NUL, bytes, (size_t)(at - bytes.data));
    at++;
  }
}

/* Appends text with line ends made "\n" and NUL characters U+FFFD; gives what was appended. `text` may lie at the start
 * of the buffer. */
static ncorp_str clean(ncorp_str text, uint64_t nuls, nci_buffer *out)
{
  bool inside = text.data == out->data;
  size_t first = out->size;
  if (!nci_buffer_reserve(out, text.size + (size_t)nuls * 2)) return NCI_NO_STR;
  const char *p = inside ? out->data : text.data, *end = p + text.size;
  while (p < end) {
    const char *stop = p;
    while (stop < end && *stop != '\r' && *stop != '\0') stop++;
    nci_buffer_put(out, p, (size_t)(stop - p));
    if (stop == end) break;
    if (*stop == '\0') nci_buffer_lit(out, "\xef\xbf\xbd");
    else nci_buffer_char(out, '\n');
    p = stop + (*stop == '\r' && stop + 1 < end && stop[1] == '\n' ? 2 : 1);
  }
  return nci_str(out->data + first, out->size - first);
}

ncorp_status nci_text_file_decode(ncorp_str bytes, nci_buffer *buffer, nci_text_file *file)
{
  static const ncorp_str mark = { "\xef\xbb\xbf", 3 };
  *file = (nci_text_file){ .encoding = "UTF-8", .text = bytes };
  buffer->size = 0;
  buffer->failed = false;
  bool little = nci_str_starts(bytes, NCI_STR("\xff\xfe")), big = nci_str_starts(bytes, NCI_STR("\xfe\xff"));
  if (little || big) {
    file->encoding = big ? "UTF-16BE" : "UTF-16LE";
    decode_utf16(bytes, big, buffer, file);
    file->text = nci_str(buffer->data, buffer->size);
  } else {
    bool marked = nci_str_starts(bytes, mark);
    if (marked) file->text = nci_str(bytes.data + mark.size, bytes.size - mark.size);
    size_t valid = nci_utf8_valid(file->text);
    if (valid < file->text.size) {
      find_at(&file->encoded, marked ? NCI_D_TEXT_REPAIRED : NCI_D_TEXT_GUESSED, bytes, valid + (marked ? mark.size : 0));
      if (!marked) file->encoding = "Windows-1252";
      file->encoded.count = marked ? nci_utf8_repair(buffer, file->text) : nci_cp1252_decode(buffer, file->text);
      file->text = nci_str(buffer->data, buffer->size);
    }
    find_nuls(&file->nul, bytes);
  }
  if (!buffer->failed && file->text.size && (file->nul.count || memchr(file->text.data, '\r', file->text.size)))
    file->text = clean(file->text, file->nul.count, buffer);
  return buffer->failed ? NCORP_ERR_NOMEM : NCORP_OK;
}
