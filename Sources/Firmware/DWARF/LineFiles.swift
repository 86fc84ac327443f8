/// The tables of a unit's directories and files (DWARF 5, 6.2.4.1; DWARF 4, 6.2.4): where each entry is, read when it is asked for.
struct LineFiles {
    /// What an entry says and how: content type and form.
    private typealias Column = (content: UInt64, form: UInt64)

    /// One of the two tables.
    private struct Table {
        var columns: [Column]
        var entries: [Int] = []
    }

    private struct Entry {
        var name = ""
        var directory: UInt64 = 0
    }

    private let header: LineProgramHeader
    private let sections: DebugSections
    private let directories: Table
    private let files: Table
    /// The folder of the compilation, which version 5 has as its directory 0.
    private let folder: String?

    init(_ header: LineProgramHeader, _ sections: DebugSections, _ folders: CompilationFolders) throws(MalformedDebugData) {
        self.header = header
        self.sections = sections
        var cursor = sections.cursor(header.tables)
        if header.version >= 5 {
            folder = nil
            directories = try Self.table(&cursor, header)
            files = try Self.table(&cursor, header)
        } else {
            folder = folders.folder(ofTable: UInt64(header.offset))
            directories = try Self.list([(Self.path, DebugForm.string)], &cursor, header)
            // A file's time and size follow.
            files = try Self.list(
                [(Self.path, DebugForm.string), (Self.directory, DebugForm.unsigned), (3, DebugForm.unsigned), (4, DebugForm.unsigned)],
                &cursor, header)
        }
    }

    /// The path of a file by its number in the line program: relative to the folder of the compilation where it lies in that.
    ///
    /// Version 5 counts from 0, and its directory 0 is that of the compilation; earlier ones count from 1, and 0 stands for it.
    func path(_ file: UInt64) throws(MalformedDebugData) -> String {
        let first: UInt64 = header.version >= 5 ? 0 : 1
        guard file >= first else { throw MalformedDebugData() }
        let found = try entry(file - first, files)
        var path = found.name
        if !path.hasPrefix("/"), found.directory > 0 {
            let directory = try entry(found.directory - first, directories).name
            path = "\(directory)/\(path)"
        }
        let compilation = header.version >= 5 ? try? entry(0, directories).name : folder
        if let compilation, !compilation.isEmpty, path.hasPrefix(compilation + "/") { path = String(path.dropFirst(compilation.count + 1)) }
        return path.hasPrefix("./") ? String(path.dropFirst(2)) : path
    }

    // MARK: - Contents (DW_LNCT)

    private static let path: UInt64 = 1
    private static let directory: UInt64 = 2

    /// A table of version 5, which says its columns and its count.
    private static func table(_ cursor: inout ByteCursor, _ header: LineProgramHeader) throws(MalformedDebugData) -> Table {
        var table = Table(columns: [])
        for _ in 0..<(try cursor.byte()) { table.columns.append((try cursor.unsigned(), try cursor.unsigned())) }
        for _ in 0..<(try cursor.unsigned()) {
            let start = cursor.position
            for column in table.columns { try DebugForm.skip(column.form, &cursor, header.offsetSize) }
            // An entry without bytes could be there any number of times.
            guard cursor.position > start else { throw MalformedDebugData() }
            table.entries.append(start)
        }
        return table
    }

    /// A list of an earlier version, which an empty name ends.
    private static func list(
        _ columns: [Column], _ cursor: inout ByteCursor, _ header: LineProgramHeader
    ) throws(MalformedDebugData) -> Table {
        var table = Table(columns: columns)
        while true {
            let start = cursor.position
            if try cursor.byte() == 0 { return table }
            try cursor.skipString()
            for column in columns.dropFirst() { try DebugForm.skip(column.form, &cursor, header.offsetSize) }
            table.entries.append(start)
        }
    }

    private func entry(_ number: UInt64, _ table: Table) throws(MalformedDebugData) -> Entry {
        guard number < UInt64(table.entries.count) else { throw MalformedDebugData() }
        var cursor = sections.cursor(table.entries[Int(number)]..<header.tables.upperBound)
        var entry = Entry()
        for column in table.columns {
            switch column.content {
            case Self.path: entry.name = try text(column.form, &cursor)
            case Self.directory: entry.directory = try value(column.form, &cursor)
            default: try DebugForm.skip(column.form, &cursor, header.offsetSize)
            }
        }
        return entry
    }

    private func text(_ form: UInt64, _ cursor: inout ByteCursor) throws(MalformedDebugData) -> String {
        guard form == DebugForm.stringOffset || form == DebugForm.lineStringOffset else {
            guard form == DebugForm.string else { throw MalformedDebugData() }
            return try cursor.string()
        }
        var strings = sections.cursor(form == DebugForm.stringOffset ? sections.strings : sections.lineStrings)
        try strings.skip(try cursor.number(bytes: header.offsetSize))
        return try strings.string()
    }

    private func value(_ form: UInt64, _ cursor: inout ByteCursor) throws(MalformedDebugData) -> UInt64 {
        switch form {
        case 0x0B: UInt64(try cursor.byte())
        case 0x05: UInt64(try cursor.half())
        case DebugForm.unsigned: try cursor.unsigned()
        default: throw MalformedDebugData()
        }
    }
}
