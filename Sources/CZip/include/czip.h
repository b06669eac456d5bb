// The opaque interface between Citat and the system's libzip: archives are read from memory and written to memory.
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

typedef struct czip_writer czip_writer;

/// An empty archive to be written; NULL when there is no memory.
czip_writer *czip_create(void);
/// Adds a file, which the caller keeps unchanged until czip_finish; 0, or -1 when the name is taken or there is no memory.
/// Its time is the given MS-DOS date and time, whatever the time zone.
int czip_add(czip_writer *writer, const char *name, const uint8_t *bytes, uint64_t length, int is_stored, uint16_t date,
             uint16_t time);
/// Writes the archive; returns its length, or -1. The bytes live until czip_destroy.
int64_t czip_finish(czip_writer *writer, const uint8_t **bytes);
void czip_destroy(czip_writer *writer);

#endif
