#include "czip.h"
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

czip_archive *czip_open(const uint8_t *bytes, uint64_t length) {
  zip_source_t *source = zip_source_buffer_create(bytes, length, 0, NULL);
  if (!source) return NULL;
  zip_t *archive = zip_open_from_source(source, ZIP_RDONLY, NULL);
  // An archive that was opened owns its source.
  if (!archive) zip_source_free(source);
  return (czip_archive *)archive;
}

void czip_close(czip_archive *archive) { zip_discard((zip_t *)archive); }

int64_t czip_count(czip_archive *archive) { return zip_get_num_entries((zip_t *)archive, 0); }

int czip_stat(czip_archive *archive, uint64_t index, czip_entry *entry) {
  zip_stat_t stat;
  if (zip_stat_index((zip_t *)archive, index, ZIP_FL_ENC_RAW, &stat) != 0) return -1;
  if (!(stat.valid & ZIP_STAT_NAME) || !(stat.valid & ZIP_STAT_SIZE)) return -1;
  entry->name = stat.name;
  entry->name_length = strlen(stat.name);
  entry->size = stat.size;
  entry->stored = stat.valid & ZIP_STAT_COMP_SIZE ? stat.comp_size : 0;
  entry->is_encrypted = stat.valid & ZIP_STAT_ENCRYPTION_METHOD && stat.encryption_method != ZIP_EM_NONE;
  return 0;
}

int64_t czip_read(czip_archive *archive, uint64_t index, uint8_t *out, uint64_t capacity) {
  zip_file_t *file = zip_fopen_index((zip_t *)archive, index, 0);
  if (!file) return -1;
  uint64_t length = 0;
  int64_t result = -1;
  for (;;) {
    uint8_t beyond;
    int isFull = length == capacity;
    // At the end one byte more is asked for: it tells an entry of this length from a longer one, and checks the sum.
    zip_int64_t count = isFull ? zip_fread(file, &beyond, 1) : zip_fread(file, out + length, capacity - length);
    if (count < 0) break;
    if (count == 0) {
      result = (int64_t)length;
      break;
    }
    if (isFull) {
      result = -2;
      break;
    }
    length += (uint64_t)count;
  }
  zip_fclose(file);
  return result;
}

struct czip_writer {
  zip_source_t *target;
  zip_t *archive;
  uint8_t *bytes;
};

czip_writer *czip_create(void) {
  czip_writer *writer = calloc(1, sizeof *writer);
  if (!writer) return NULL;
  writer->target = zip_source_buffer_create(NULL, 0, 0, NULL);
  if (writer->target) writer->archive = zip_open_from_source(writer->target, ZIP_CREATE | ZIP_TRUNCATE, NULL);
  if (!writer->archive) {
    if (writer->target) zip_source_free(writer->target);
    free(writer);
    return NULL;
  }
  // The archive lets go of its source when it is closed; what was written is read from it after that.
  zip_source_keep(writer->target);
  return writer;
}

int czip_add(czip_writer *writer, const char *name, const uint8_t *bytes, uint64_t length, int is_stored, uint16_t date,
             uint16_t time) {
  zip_source_t *source = zip_source_buffer(writer->archive, bytes, length, 0);
  if (!source) return -1;
  zip_int64_t index = zip_file_add(writer->archive, name, source, ZIP_FL_ENC_UTF_8);
  if (index < 0) {
    zip_source_free(source);
    return -1;
  }
  int method = is_stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE;
  if (zip_set_file_compression(writer->archive, (zip_uint64_t)index, method, 0) != 0) return -1;
  return zip_file_set_dostime(writer->archive, (zip_uint64_t)index, time, date, 0) == 0 ? 0 : -1;
}

int64_t czip_finish(czip_writer *writer, const uint8_t **bytes) {
  if (zip_close(writer->archive) != 0) return -1;
  writer->archive = NULL;
  zip_stat_t stat;
  if (zip_source_stat(writer->target, &stat) != 0 || !(stat.valid & ZIP_STAT_SIZE)) return -1;
  if (zip_source_open(writer->target) != 0) return -1;
  writer->bytes = malloc(stat.size);
  zip_int64_t count = writer->bytes ? zip_source_read(writer->target, writer->bytes, stat.size) : -1;
  zip_source_close(writer->target);
  *bytes = writer->bytes;
  return count == (zip_int64_t)stat.size ? count : -1;
}

void czip_destroy(czip_writer *writer) {
  if (writer->archive) zip_discard(writer->archive);
  zip_source_free(writer->target);
  free(writer->bytes);
  free(writer);
}
