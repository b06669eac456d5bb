// The opaque interface between Citat and the system's libzip: archives are read from memory, and nothing is ever written.
#ifndef CZIP_H
#define CZIP_H

#include <stdint.h>

typedef struct czip_archive czip_archive;

/// What the directory of an archive says of an entry. Nothing of it is to be trusted but that it was said.
typedef struct {
  /// The name as it stands in the archive, which need not be UTF-8; lives as long as the archive.
  const char *name;
  uint64_t name_length;
  /// Bytes when uncompressed, and as stored.
  uint64_t size;
  uint64_t stored;
  int is_encrypted;
} czip_entry;

/// An archive in memory that the caller keeps until czip_close; NULL when the bytes are no archive.
czip_archive *czip_open(const uint8_t *bytes, uint64_t length);
void czip_close(czip_archive *archive);
/// The number of entries.
int64_t czip_count(czip_archive *archive);
/// Fills in an entry; 0, or -1 when the directory has no such entry.
int czip_stat(czip_archive *archive, uint64_t index, czip_entry *entry);
/// Uncompresses an entry; returns its length, -1 when it is damaged, or -2 when it is longer than the capacity.
int64_t czip_read(czip_archive *archive, uint64_t index, uint8_t *out, uint64_t capacity);

#endif
