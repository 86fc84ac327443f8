import CLibYAML

/// libyaml's event parser over a copy of the input, freed with this value.
///
/// libyaml keeps pointers into its own state and to the input, so both live at fixed addresses as long as this does.
struct YAMLEventParser: ~Copyable {
    struct Event {
        enum Kind {
            case streamStart, streamEnd, documentStart, documentEnd, sequenceEnd, mappingEnd
            case alias(String)
            case scalar(YAMLScalar, anchor: String?, tag: String?)
            case sequenceStart(anchor: String?, tag: String?)
            case mappingStart(anchor: String?, tag: String?)
        }

        var kind: Kind
        /// Scalar indices: from the first to one past the last.
        var start: Int
        var end: Int
    }

    /// Why the parser cannot go on, and where the construct began that it was in.
    struct Failure: Error {
        var problem: String
        var index: Int
        var context: String?
        var contextIndex: Int?
    }

    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let input: UnsafeMutableBufferPointer<UInt8>

    /// A parser of UTF-8 without a byte order mark; nil when there is no memory for it.
    init?(_ utf8: String.UTF8View) {
        parser = .allocate(capacity: 1)
        guard yaml_parser_initialize(parser) == 1 else {
            parser.deallocate()
            return nil
        }
        input = .allocate(capacity: utf8.count)
        _ = input.initialize(from: utf8)
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        yaml_parser_set_input_string(parser, input.baseAddress, input.count)
    }

    deinit {
        yaml_parser_delete(parser)
        parser.deallocate()
        input.deallocate()
    }

    /// The next event; not to be called again after the end of the stream or a failure.
    mutating func next() throws(Failure) -> Event {
        var event = yaml_event_t()
        guard yaml_parser_parse(parser, &event) == 1 else { throw failure() }
        defer { yaml_event_delete(&event) }
        return Event(
            kind: kind(of: event), start: Int(clamping: event.start_mark.index), end: Int(clamping: event.end_mark.index))
    }

    private func kind(of event: yaml_event_t) -> Event.Kind {
        switch event.type {
        case YAML_STREAM_START_EVENT: .streamStart
        case YAML_DOCUMENT_START_EVENT: .documentStart
        case YAML_DOCUMENT_END_EVENT: .documentEnd
        case YAML_ALIAS_EVENT: .alias(text(event.data.alias.anchor) ?? "")
        case YAML_SCALAR_EVENT: scalar(event.data.scalar)
        case YAML_SEQUENCE_START_EVENT:
            .sequenceStart(
                anchor: text(event.data.sequence_start.anchor), tag: text(event.data.sequence_start.tag))
        case YAML_SEQUENCE_END_EVENT: .sequenceEnd
        case YAML_MAPPING_START_EVENT:
            .mappingStart(anchor: text(event.data.mapping_start.anchor), tag: text(event.data.mapping_start.tag))
        case YAML_MAPPING_END_EVENT: .mappingEnd
        default: .streamEnd
        }
    }

    private func scalar(_ data: yaml_event_s.__Unnamed_union_data.__Unnamed_struct_scalar) -> Event.Kind {
        let style: YAMLScalar.Style =
            switch data.style {
            case YAML_PLAIN_SCALAR_STYLE: .plain
            case YAML_LITERAL_SCALAR_STYLE: .block
            case YAML_FOLDED_SCALAR_STYLE: .folded
            default: .quoted
            }
        let bytes = UnsafeBufferPointer(start: data.value, count: data.length)
        let scalar = YAMLScalar(text: String(decoding: bytes, as: UTF8.self), style: style)
        return .scalar(scalar, anchor: text(data.anchor), tag: text(data.tag))
    }

    private func text(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> String? {
        pointer.map { String(cString: $0) }
    }

    private func failure() -> Failure {
        let state = parser.pointee
        let context = state.context.map { String(cString: $0) }
        return Failure(
            problem: state.problem.map { String(cString: $0) } ?? "the parser ran out of memory",
            index: Int(clamping: state.problem_mark.index), context: context,
            contextIndex: context == nil ? nil : Int(clamping: state.context_mark.index))
    }
}
