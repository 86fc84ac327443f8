import Diagnostics

/// A value of a YAML document and the place where it is written. Aliases and merge keys have been expanded; an
/// expanded value keeps the place of its anchor.
struct YAMLNode: Sendable {
    enum Kind: Sendable {
        case scalar(YAMLScalar)
        case sequence([YAMLNode])
        case mapping([YAMLEntry])
    }

    var kind: Kind
    var span: SourceSpan

    /// The scalar, if it is one.
    var scalar: YAMLScalar? {
        if case .scalar(let scalar) = kind { scalar } else { nil }
    }

    /// The elements, if it is a sequence.
    var elements: [YAMLNode]? {
        if case .sequence(let elements) = kind { elements } else { nil }
    }

    /// The entries, if it is a mapping.
    var entries: [YAMLEntry]? {
        if case .mapping(let entries) = kind { entries } else { nil }
    }
}

/// A key and its value. All keys are scalars: the document refuses others.
struct YAMLEntry: Sendable {
    var key: Located<String>
    var value: YAMLNode
}

/// A scalar as it is written, before any meaning is given to it.
struct YAMLScalar: Sendable, Hashable {
    enum Style: Sendable, Hashable {
        /// `block` is a literal one (`|`): its lines are lines of the file.
        case plain, quoted, block, folded
    }

    var text: String
    /// `.quoted` also for a plain scalar with the tag `!!str`.
    var style: Style

    /// YAML 1.2's core schema: an empty plain scalar, `~`, `null`, `Null`, `NULL`.
    var isNull: Bool {
        style == .plain && ["", "~", "null", "Null", "NULL"].contains(text)
    }

    /// An empty plain scalar: nothing is written.
    var isMissing: Bool { style == .plain && text.isEmpty }

    /// YAML 1.2's core schema: `true` and `false` in three spellings each; `yes`, `NO`, `on` and `off` are texts.
    var boolean: Bool? {
        guard style == .plain else { return nil }
        return switch text {
        case "true", "True", "TRUE": true
        case "false", "False", "FALSE": false
        default: nil
        }
    }
}
