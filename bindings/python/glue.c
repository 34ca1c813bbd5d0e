/* glue.c - the Python side of the bindings' C: building values, progress and interrupts, exceptions.
 *
 * Everything here runs with the interpreter's lock except the stretch between ncb_call_begin and ncb_call_end; progress
 * takes the lock back for as long as it runs, on the thread that made the call.
 */
#include "glue.h"

#include <string.h>

void ncb_sink_init(ncb_sink *sink) {
  memset(sink, 0, sizeof *sink);
}

void ncb_sink_clear(ncb_sink *sink) {
  Py_CLEAR(sink->result);
  while (sink->depth > 0)
    Py_CLEAR(sink->open[--sink->depth].value);
}

PyObject *ncb_sink_take(ncb_sink *sink) {
  PyObject *result = sink->failed ? NULL : sink->result;
  if (result)
    sink->result = NULL;
  else if (!PyErr_Occurred())
    PyErr_SetString(PyExc_SystemError, "newscorpus: no value");
  return result;
}

/* Takes `value` over; NULL marks the sink as failed. */
static void put(ncb_sink *sink, const char *key, PyObject *value) {
  if (!value)
    sink->failed = 1;
  if (sink->failed) {
    Py_XDECREF(value);
  } else if (!sink->depth) {
    Py_XSETREF(sink->result, value);
  } else if (key) {
    PyObject *name = PyUnicode_InternFromString(key);
    if (!name || PyDict_SetItem(sink->open[sink->depth - 1].value, name, value) < 0)
      sink->failed = 1;
    Py_XDECREF(name);
    Py_DECREF(value);
  } else if (PyTuple_SetItem(sink->open[sink->depth - 1].value, sink->open[sink->depth - 1].next++, value) < 0) {
    sink->failed = 1;
  }
}

static void open(ncb_sink *sink, const char *key, PyObject *value) {
  if (value && sink->depth == NCB_SINK_DEPTH) {
    PyErr_SetString(PyExc_SystemError, "newscorpus: a record is nested too deeply");
    Py_CLEAR(value);
  }
  if (!value) {
    sink->failed = 1;
    return;
  }
  sink->open[sink->depth].value = value;
  sink->open[sink->depth].key = key;
  sink->open[sink->depth++].next = 0;
}

void ncb_open_record(ncb_sink *sink, const char *key) {
  if (!sink->failed)
    open(sink, key, PyDict_New());
}

void ncb_open_list(ncb_sink *sink, const char *key, size_t count) {
  if (!sink->failed)
    open(sink, key, PyTuple_New((Py_ssize_t)count));
}

void ncb_close(ncb_sink *sink) {
  if (sink->failed || !sink->depth)
    return;
  sink->depth--;
  PyObject *value = sink->open[sink->depth].value;
  sink->open[sink->depth].value = NULL;
  put(sink, sink->open[sink->depth].key, value);
}

void ncb_put_none(ncb_sink *sink, const char *key) {
  put(sink, key, Py_NewRef(Py_None));
}

void ncb_put_integer(ncb_sink *sink, const char *key, int64_t value) {
  put(sink, key, PyLong_FromLongLong(value));
}

void ncb_put_real(ncb_sink *sink, const char *key, double value) {
  put(sink, key, PyFloat_FromDouble(value));
}

void ncb_put_flag(ncb_sink *sink, const char *key, int value) {
  put(sink, key, PyBool_FromLong(value));
}

void ncb_put_str(ncb_sink *sink, const char *key, ncorp_str value) {
  if (value.data)
    put(sink, key, PyUnicode_DecodeUTF8(value.data, (Py_ssize_t)value.size, "replace"));
  else
    ncb_put_none(sink, key);
}

void ncb_put_index(ncb_sink *sink, const char *key, uint32_t index) {
  if (index == NCORP_NONE)
    ncb_put_none(sink, key);
  else
    put(sink, key, PyLong_FromUnsignedLong(index));
}

void ncb_put_span(ncb_sink *sink, const char *key, const ncorp_article *article, ncorp_span span) {
  if (span.start == UINT32_MAX && span.end == UINT32_MAX)
    ncb_put_none(sink, key);
  else
    put(sink, key, Py_BuildValue("(kk)", (unsigned long)ncorp_article_codepoint(article, span.start),
                                 (unsigned long)ncorp_article_codepoint(article, span.end)));
}

void ncb_put_columns(ncb_sink *sink, const ncorp_article *article, ncorp_layer layer) {
  size_t count = ncb_layer_count(article, layer);
  PyObject *starts = PyBytes_FromStringAndSize(NULL, (Py_ssize_t)(count * sizeof(uint32_t)));
  PyObject *ends = PyBytes_FromStringAndSize(NULL, (Py_ssize_t)(count * sizeof(uint32_t)));
  if (starts && ends && count)
    ncorp_article_spans(article, layer, 1, (uint32_t *)(void *)PyBytes_AS_STRING(starts),
                        (uint32_t *)(void *)PyBytes_AS_STRING(ends), count);
  put(sink, NULL, starts && ends ? PyTuple_Pack(2, starts, ends) : NULL);
  Py_XDECREF(starts);
  Py_XDECREF(ends);
}

/* A column of an article's, lent as a buffer; it keeps the corpus alive as long as a view of it. */
typedef struct column {
  PyObject_HEAD
  const ncorp_article *article; /* held */
  const uint32_t *values;
  size_t count;
} column;

static void column_dealloc(PyObject *self) {
  PyTypeObject *type = Py_TYPE(self);
  ncorp_article_release(((column *)self)->article);
  type->tp_free(self);
  Py_DECREF(type);
}

static int column_buffer(PyObject *self, Py_buffer *view, int flags) {
  const column *c = (column *)self;
  return PyBuffer_FillInfo(view, self, (void *)(uintptr_t)c->values, (Py_ssize_t)(c->count * sizeof *c->values), 1, flags);
}

static PyTypeObject *column_type(void) {
  static PyType_Slot slots[] = { { Py_tp_dealloc, (void *)column_dealloc }, { Py_bf_getbuffer, (void *)column_buffer }, { 0, NULL } };
  static PyType_Spec spec = { "newscorpus._lib.Column", sizeof(column), 0,
                              Py_TPFLAGS_DEFAULT | Py_TPFLAGS_DISALLOW_INSTANTIATION, slots };
  static PyTypeObject *type; /* for the life of the process, as the module itself */
  if (!type)
    type = (PyTypeObject *)PyType_FromSpec(&spec);
  return type;
}

/* Absent values and roots, UINT32_MAX, are -1 in a signed view. */
void ncb_put_token_column(ncb_sink *sink, const ncorp_article *article, ncb_column which) {
  const ncorp_token_columns *tokens = ncorp_article_tokens(article);
  const uint32_t *values = ncb_token_ids(tokens, which);
  if (!values) {
    ncb_put_none(sink, NULL);
    return;
  }
  PyTypeObject *type = column_type();
  column *c = type ? PyObject_New(column, type) : NULL;
  if (c)
    *c = (column){ .ob_base = c->ob_base, .article = ncorp_article_hold(article), .values = values, .count = tokens->count };
  PyObject *view = c ? PyMemoryView_FromObject((PyObject *)c) : NULL;
  put(sink, NULL, view ? PyObject_CallMethod(view, "cast", "s", "i") : NULL);
  Py_XDECREF(view);
  Py_XDECREF(c);
}

void ncb_put_token_strings(ncb_sink *sink, const ncorp_article *article) {
  const ncorp_token_columns *tokens = ncorp_article_tokens(article);
  ncb_open_list(sink, NULL, (size_t)tokens->string_count + 1);
  for (uint32_t i = 0; i < tokens->string_count; i++)
    ncb_put_str(sink, NULL, tokens->strings[i]);
  ncb_put_none(sink, NULL);
  ncb_close(sink);
}

/* CAPSULE(stream, ArrowArrayStream, "arrow_array_stream"): a struct moved to the heap, and its destructor. */
#define CAPSULE(noun, type, name)                                              \
  static void noun##_destroy(PyObject *capsule) {                              \
    struct type *held = PyCapsule_GetPointer(capsule, name);                   \
    if (held && held->release)                                                 \
      held->release(held);                                                     \
    PyMem_Free(held);                                                          \
  }                                                                            \
  PyObject *ncb_##noun##_capsule(struct type *moved) {                         \
    struct type *held = PyMem_Malloc(sizeof *held);                            \
    if (!held)                                                                 \
      return PyErr_NoMemory();                                                 \
    PyObject *capsule = PyCapsule_New(held, name, noun##_destroy);             \
    if (!capsule) {                                                            \
      PyMem_Free(held);                                                        \
      return NULL;                                                             \
    }                                                                          \
    *held = *moved;                                                            \
    moved->release = NULL;                                                     \
    return capsule;                                                            \
  }
CAPSULE(stream, ArrowArrayStream, "arrow_array_stream")
CAPSULE(schema, ArrowSchema, "arrow_schema")

void ncb_call_begin(ncb_call *call) {
  call->thread = PyEval_SaveThread();
}

void ncb_call_end(ncb_call *call) {
  PyEval_RestoreThread(call->thread);
  call->thread = NULL;
}

int ncb_call_progress(void *ctx, uint64_t done, uint64_t total) {
  ncb_call *call = ctx;
  ncb_call_end(call);
  int cancel = PyErr_Occurred() || PyErr_CheckSignals() < 0;
  if (!cancel && call->progress != Py_None) {
    PyObject *answer =
      PyObject_CallFunction(call->progress, "KK", (unsigned long long)done, (unsigned long long)total);
    cancel = answer ? PyObject_IsTrue(answer) != 0 : 1;
    Py_XDECREF(answer);
  }
  ncb_call_begin(call);
  return cancel;
}

void ncb_raise(ncorp_status status, const ncorp_error *error) {
  if (PyErr_Occurred())
    return;
  PyObject *module = PyImport_ImportModule("newscorpus._errors");
  PyObject *source = PyUnicode_DecodeFSDefault(error->source);
  PyObject *message = PyUnicode_DecodeUTF8(error->message, (Py_ssize_t)strlen(error->message), "replace");
  PyObject *exception = NULL;
  if (module && source && message)
    exception = PyObject_CallMethod(module, "from_library", "siKKKKOO", ncorp_status_name(status), (int)error->diagnostic,
                                    (unsigned long long)error->record, (unsigned long long)error->offset,
                                    (unsigned long long)error->line, (unsigned long long)error->column, source, message);
  if (exception)
    PyErr_SetObject((PyObject *)Py_TYPE(exception), exception);
  Py_XDECREF(exception);
  Py_XDECREF(message);
  Py_XDECREF(source);
  Py_XDECREF(module);
}

int ncb_str_from(PyObject *object, ncorp_str *out, Py_buffer *buffer) {
  Py_ssize_t size;
  if (object == Py_None) {
    *out = (ncorp_str){ NULL, 0 };
    return 1;
  }
  if (PyUnicode_Check(object)) {
    out->data = PyUnicode_AsUTF8AndSize(object, &size);
    out->size = out->data ? (size_t)size : 0;
    return out->data != NULL;
  }
  if (PyObject_GetBuffer(object, buffer, PyBUF_SIMPLE) < 0)
    return 0;
  *out = (ncorp_str){ buffer->buf ? buffer->buf : "", (size_t)buffer->len };
  return 1;
}

int ncb_path_from(PyObject *object, const char **out) {
  Py_ssize_t size = 0;
  char *bytes = NULL;
  *out = NULL;
  if (object == Py_None)
    return 1;
  if (PyUnicode_Check(object)) {
    *out = PyUnicode_AsUTF8AndSize(object, &size);
  } else if (PyBytes_AsStringAndSize(object, &bytes, &size) == 0) {
    *out = bytes;
  }
  if (*out && strlen(*out) != (size_t)size) {
    PyErr_SetString(PyExc_ValueError, "embedded null byte");
    *out = NULL;
  }
  return *out != NULL;
}
