/// The folders that compilations were made in: DW_AT_comp_dir of each unit of .debug_info (DWARF 5, 7.5). Line tables before
/// version 5 do not say it themselves.
struct CompilationFolders {
    /// The table of a unit, by its offset in .debug_line, and where its folder's name is.
    private struct Folder {
        var table: UInt64
        var name: Range<Int>
    }

    private let sections: DebugSections
    /// By table.
    private var folders: [Folder] = []

    init(_ sections: DebugSections) {
        self.sections = sections
        var cursor = sections.cursor(sections.info)
        while let (content, offsetSize) = cursor.nextUnit() {
            var unit = content
            if let folder = try? folder(&unit, offsetSize) { folders.append(folder) }
        }
        folders.sort { $0.table < $1.table }
    }

    /// The folder of the unit whose line table is at an offset; nil when no unit says.
    func folder(ofTable offset: UInt64) -> String? {
        var (low, high) = (0, folders.count)
        while low < high {
            let middle = low + (high - low) / 2
            if folders[middle].table < offset { low = middle + 1 } else { high = middle }
        }
        guard low < folders.count, folders[low].table == offset else { return nil }
        var cursor = sections.cursor(folders[low].name)
        return try? cursor.string()
    }

    /// Reads a unit's first entry as far as it says both.
    private func folder(_ unit: inout ByteCursor, _ offsetSize: Int) throws(MalformedDebugData) -> Folder? {
        let version = try unit.half()
        guard 2...5 ~= version else { return nil }
        // The type of the unit comes first in version 5, and of the others only one has lines.
        let isNew = version >= 5
        if isNew {
            guard try unit.byte() == 1, try unit.byte() == 4 else { return nil }
        }
        let abbreviations = try unit.number(bytes: offsetSize)
        if !isNew {
            guard try unit.byte() == 4 else { return nil }
        }
        var declaration = try declaration(try unit.unsigned(), abbreviations)
        var table: UInt64?
        var name: Range<Int>?
        for _ in 0..<64 {
            let (attribute, form) = (try declaration.unsigned(), try declaration.unsigned())
            guard attribute != 0 || form != 0 else { break }
            if form == DebugForm.implicitConstant { _ = try declaration.signed() }
            if attribute == 0x10, form == DebugForm.sectionOffset || form == DebugForm.data4 {
                table = try unit.number(bytes: form == DebugForm.data4 ? 4 : offsetSize)
            } else if attribute == 0x1B, let section = strings(form) {
                var place = sections.cursor(section)
                try place.skip(try unit.number(bytes: offsetSize))
                name = place.position..<place.end
            } else {
                if attribute == 0x1B, form == DebugForm.string { name = unit.position..<unit.end }
                try DebugForm.skip(form, &unit, offsetSize)
            }
        }
        guard let table, let name else { return nil }
        return Folder(table: table, name: name)
    }

    private func strings(_ form: UInt64) -> Range<Int>? {
        switch form {
        case DebugForm.stringOffset: sections.strings
        case DebugForm.lineStringOffset: sections.lineStrings
        default: nil
        }
    }

    /// The attributes of an abbreviation, which the first entry of a unit has among the first.
    private func declaration(_ code: UInt64, _ offset: UInt64) throws(MalformedDebugData) -> ByteCursor {
        var cursor = sections.cursor(sections.abbreviations)
        try cursor.skip(offset)
        for _ in 0..<16 {
            let found = try cursor.unsigned()
            // Its tag, and whether it has children.
            _ = try cursor.unsigned()
            _ = try cursor.byte()
            if found == code { return cursor }
            for _ in 0..<64 {
                let (attribute, form) = (try cursor.unsigned(), try cursor.unsigned())
                if attribute == 0, form == 0 { break }
                if form == DebugForm.implicitConstant { _ = try cursor.signed() }
            }
        }
        throw MalformedDebugData()
    }
}
