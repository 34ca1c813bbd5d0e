/* Reference-counted output texts. */
#include "api/text.h"

#include "base/error.h"
#include "base/refcount.h"
#include "base/str.h"

struct ncorp_text {
  nci_refcount refs;
  ncorp_allocator allocator;
  char *data;
  size_t size, capacity;
};

ncorp_status nci_text_from(nci_buffer *buffer, ncorp_text **out, ncorp_error *error)
{
  nci_buffer_char(buffer, '\0');
  ncorp_text *text = buffer->failed ? NULL : nci_alloc(buffer->allocator, 1, sizeof *text);
  if (!text) {
    nci_buffer_done(buffer);
    return nci_fail_nomem(error);
  }
  nci_ref_init(&text->refs);
  text->allocator = *buffer->allocator;
  text->data = buffer->data;
  text->size = buffer->size - 1;
  text->capacity = buffer->capacity;
  nci_buffer_init(buffer, buffer->allocator);
  *out = text;
  return NCORP_OK;
}

ncorp_str ncorp_text_view(const ncorp_text *text) { return text ? nci_str(text->data, text->size) : NCI_NO_STR; }

ncorp_text *ncorp_text_ref(ncorp_text *text)
{
  if (text) nci_ref(&text->refs);
  return text;
}

void ncorp_text_unref(ncorp_text *text)
{
  if (!text || !nci_unref(&text->refs)) return;
  ncorp_allocator allocator = text->allocator;
  nci_free(&allocator, text->data, text->capacity, 1);
  nci_free(&allocator, text, 1, sizeof *text);
}
