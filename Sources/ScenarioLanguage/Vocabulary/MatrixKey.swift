/// The keys of `matrix` that are no axes; every other key is the name of one.
enum MatrixKey: String, VocabularyKey {
    case include, exclude

    static let matrix = Vocabulary<Self>("'matrix'", isOpen: true)

    var row: KeyRow {
        switch self {
        case .include:
            KeyRow(
                .list(.anything), "Cells besides the combinations: mappings from axes to values. An axis not named takes all its values.")
        case .exclude: KeyRow(.list(.anything), "Combinations that are left out: mappings from some axes to one of their values.")
        }
    }
}
