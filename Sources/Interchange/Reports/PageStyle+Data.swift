/// What every page carries in itself, so that it stands alone: a style sheet and, for long tables, a script.
enum PageStyle {
  /// Contrast is at least 4.5 to 1 for all words; tints get darker in grey too, and words that are marked are also underlined
  /// in print.
  static let sheet = """
    :root { color-scheme: light; }
    body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 75rem; padding: 1rem; color: #1a1a1a; background: #fff; }
    h1 { line-height: 1.2; margin: .5rem 0; }
    h2 { margin: 2rem 0 .5rem; line-height: 1.25; }
    h3 { margin: 1.5rem 0 .5rem; }
    .provenance, footer { color: #555; font-size: .875rem; }
    .notice { border-left: .25rem solid #9c2a00; padding: .25rem .75rem; font-weight: 600; }
    .scroll { overflow-x: auto; margin: 1rem 0; }
    .scroll:focus-visible, button:focus-visible, input:focus-visible { outline: 3px solid #12466b; outline-offset: 2px; }
    table { border-collapse: collapse; }
    caption { text-align: left; font-weight: 600; padding: .3rem 0; }
    th, td { border-bottom: 1px solid #ccc; padding: .3rem .6rem; text-align: left; vertical-align: top; }
    thead th { background: #f2f2f2; border-bottom: 2px solid #666; vertical-align: bottom; }
    tbody th { font-weight: 400; }
    tr.total th, tr.total td { border-top: 2px solid #666; font-weight: 600; }
    .number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
    thead .number { white-space: normal; overflow-wrap: break-word; hyphens: auto; min-width: 3.5rem; max-width: 9rem; font-size: .875rem; }
    .words { min-width: 18rem; max-width: 46rem; white-space: pre-line; }
    thead button { font: inherit; font-weight: 600; background: none; border: 0; padding: 0; color: inherit; cursor: pointer; text-align: inherit; }
    thead button::after { content: " \\2195"; color: #555; }
    th[aria-sort=ascending] button::after { content: " \\2191"; color: #1a1a1a; }
    th[aria-sort=descending] button::after { content: " \\2193"; color: #1a1a1a; }
    .filter { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; margin: 1rem 0 .25rem; }
    .filter input { font: inherit; padding: .3rem .5rem; border: 1px solid #666; border-radius: .25rem; max-width: 100%; }
    .swatch { display: inline-block; width: .75em; height: .75em; border: 1px solid #666; margin-right: .35em; }
    mark { background: #fff2a8; color: inherit; }
    figure { margin: 1.5rem 0; overflow-x: auto; }
    figure svg { max-width: 100%; min-width: min(100%, 34rem); height: auto; }
    blockquote { border-left: .25rem solid #666; margin: 1rem 0; padding: .1rem 0 .1rem 1rem; }
    blockquote p { margin: .25rem 0; }
    blockquote .question { color: #555; font-style: italic; }
    blockquote footer { color: #444; }
    dl.record { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; font-size: .875rem; }
    dl.record dt { color: #555; }
    dl.record dd { margin: 0; overflow-wrap: anywhere; white-space: pre-line; }
    .coded { display: grid; grid-template-columns: minmax(0, 1fr) 16rem; gap: 0 1.5rem; margin: .75rem 0; break-inside: avoid; }
    .coded p { margin: 0; }
    .coded ul { list-style: none; margin: 0; padding: 0 0 0 .75rem; border-left: 1px solid #ccc; font-size: .875rem; }
    .coded small { color: #555; }
    .code { border-bottom: 2px solid #12466b; }
    .t1 { background: #eef5f9; } .t2 { background: #ddebf3; } .t3 { background: #cce1ed; } .t4 { background: #bbd7e7; }
    .t5 { background: #a9cde1; } .t6 { background: #97c2da; } .t7 { background: #85b7d3; } .t8 { background: #72abcb; }
    @media (max-width: 40rem) {
      body { padding: .75rem; }
      dl.record, .coded { grid-template-columns: 1fr; }
      dl.record dd { margin-bottom: .4rem; }
      table.rows thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
      table.rows, table.rows tbody, table.rows tr, table.rows td, table.rows th { display: block; min-width: 0; max-width: none; }
      table.rows tr { border-bottom: 2px solid #666; padding: .5rem 0; }
      table.rows td, table.rows tbody th { border: 0; padding: .1rem 0; text-align: left; }
      table.rows td:empty { display: none; }
    }
    @media print {
      @page { margin: 18mm 15mm; }
      body { margin: 0; max-width: none; padding: 0; font-size: 10pt; }
      .filter { display: none; }
      .scroll, figure { overflow: visible; }
      thead { display: table-header-group; }
      thead button::after { content: ""; }
      tr, blockquote, figure, svg { break-inside: avoid; }
      h2, h3, caption { break-after: avoid; }
      th, td { padding: .15rem .35rem; }
      .words { min-width: 0; width: 60%; }
      table.rows th:not(.number), table.rows td:not(.words, .number) { max-width: 8rem; overflow-wrap: anywhere; }
      /* Heads stand upright, so that a table of many columns fits the paper. */
      thead .number { writing-mode: vertical-rl; text-align: right; min-width: 0; max-width: none; max-height: 16rem; padding: .35rem .15rem; }
      .number, table { font-size: 9pt; }
      mark { background: none; text-decoration: underline; font-weight: 600; }
      [class*=" t"], .t1, .t2, .t3, .t4, .t5, .t6, .t7, .t8 { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
    }
    """

  /// Sorts a table by a column whose head is pressed, and hides the rows that lack the words of its field. Without scripts
  /// the table stands there whole.
  static let script = """
    for (const table of document.querySelectorAll("table[data-filter]")) {
      const body = table.tBodies[0], rows = [...body.rows], order = new Intl.Collator(document.documentElement.lang, { numeric: true });
      const bar = document.createElement("div"), label = document.createElement("label");
      const field = document.createElement("input"), count = document.createElement("output");
      bar.className = "filter"; field.type = "search"; count.setAttribute("aria-live", "polite");
      label.append(table.dataset.filter + " ", field); bar.append(label, count);
      table.closest(".scroll").before(bar);
      const fold = text => text.toLocaleLowerCase("da");
      const texts = rows.map(row => fold(row.textContent));
      const show = () => {
        const words = fold(field.value).split(/\\s+/).filter(Boolean); let shown = 0;
        rows.forEach((row, number) => {
          const fits = row.classList.contains("total") || words.every(word => texts[number].includes(word));
          row.hidden = !fits; if (fits && !row.classList.contains("total")) shown++;
        });
        count.textContent = shown + " / " + rows.filter(row => !row.classList.contains("total")).length;
      };
      field.addEventListener("input", show); show();
      [...table.tHead.rows[0].cells].forEach((head, column) => {
        const button = document.createElement("button"); button.type = "button"; button.append(...head.childNodes);
        head.append(button); head.setAttribute("aria-sort", "none");
        button.addEventListener("click", () => {
          const down = head.getAttribute("aria-sort") === "ascending";
          for (const other of head.parentNode.cells) other.setAttribute("aria-sort", "none");
          head.setAttribute("aria-sort", down ? "descending" : "ascending");
          const key = row => { const cell = row.cells[column]; return cell.dataset.value ?? cell.textContent; };
          const numeric = head.classList.contains("number");
          const sorted = rows.filter(row => !row.classList.contains("total")).sort((a, b) => {
            const order2 = numeric ? (parseFloat(key(a)) || 0) - (parseFloat(key(b)) || 0) : order.compare(key(a), key(b));
            return down ? -order2 : order2;
          });
          for (const row of [...sorted, ...rows.filter(row => row.classList.contains("total"))]) body.append(row);
        });
      });
    }
    """
}
