import ArmMProfile
import Diagnostics

/// The parts of `docs/language.md` that are made from the tables that the reader reads by. A test compares them.
package enum LanguageReference {
    /// The generated parts, by the name of their place on the page.
    package static var parts: [(name: String, text: String)] {
        [("keys", keys), ("registers", registers), ("diagnostics", diagnostics)]
    }

    /// One table for each mapping.
    static var keys: String {
        VocabularyTable.sections.map { section in
            var lines = ["### \(section.heading)", ""]
            if !section.introduction.isEmpty { lines += [section.introduction, ""] }
            lines += MarkdownTable.lines(
                ["key", "value", "meaning"],
                section.rows.map { name, row in
                    ["`\(name)`" + (row.required ? " (required)" : ""), row.shape.words, row.sentence]
                })
            return lines.joined(separator: "\n") + "\n"
        }.joined(separator: "\n")
    }

    /// Every register and its fields, by the catalog.
    static var registers: String {
        let rows = RegisterCatalog.all.filter { $0.location != .value }.map { register in
            let names = ([register.name] + register.aliases).map { "`\($0)`" }.joined(separator: ", ")
            let fields = register.fields.map { "`\($0.name)`" + ($0.width == 1 ? "" : " (\($0.width) bits)") }
            return [names, String(register.width), register.summary, fields.joined(separator: ", ")]
        }
        return MarkdownTable.lines(["register", "bits", "what it is", "fields"], rows).joined(separator: "\n") + "\n"
    }

    /// The codes of the language.
    static var diagnostics: String {
        let rows = DiagnosticTable.entries.filter { $0.code.number < 1000 }.map { entry in
            ["\(entry.code)", entry.title, entry.meaning + " " + entry.remedy]
        }
        return MarkdownTable.lines(["code", "what is wrong", "what it means, and what to do"], rows).joined(separator: "\n") + "\n"
    }
}
