#include "czip.h"
#include <stddef.h>
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
