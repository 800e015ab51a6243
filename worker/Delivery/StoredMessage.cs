using MimeKit;

namespace MongCai.Poverty.Etl.Delivery;

/// <summary>
/// A queued message on its way, as the bytes that were stored: <see cref="MessageComposer"/> has prepared them for 7-bit transport. To take its parts apart and put them together again would give
/// the same bytes at several times the cost.
/// </summary>
internal static class StoredMessage
{
    /// <summary>Opens a message; only its headers are read.</summary>
    /// <param name="content">The bytes, in lines that end in CRLF.</param>
    /// <exception cref="FormatException">The bytes are no message.</exception>
    public static MimeMessage Open(byte[] content)
    {
        var end = content.AsSpan().IndexOf("\r\n\r\n"u8);
        if (end < 0) throw new FormatException("no end of the headers");
        using var headers = new MemoryStream(content, 0, end + 4, writable: false);
        return new(HeaderList.Load(headers)) { Body = new StoredBody(content.AsMemory(end + 4)) };
    }

    /// <summary>All behind the headers.</summary>
    private sealed class StoredBody : MimeEntity
    {
        /// <summary>The library's filters copy each piece; a whole message at once would go where large objects lie.</summary>
        private const int PieceLength = 16 * 1024;

        private readonly ReadOnlyMemory<byte> content;

        public StoredBody(ReadOnlyMemory<byte> content) : base("multipart", "mixed")
        {
            this.content = content;
            // Those that were stored stand among the headers of the message.
            Headers.Clear();
        }

        /// <summary>Nothing is left to prepare.</summary>
        public override void Prepare(EncodingConstraint constraint, int maxLineLength = 78)
        {
        }

        /// <inheritdoc/>
        public override void WriteTo(FormatOptions options, Stream stream, bool contentOnly, CancellationToken cancellationToken = default) => stream.Write(content.Span);

        /// <inheritdoc/>
        public override async Task WriteToAsync(FormatOptions options, Stream stream, bool contentOnly, CancellationToken cancellationToken = default)
        {
            for (var at = 0; at < content.Length; at += PieceLength)
                await stream.WriteAsync(content.Slice(at, Math.Min(PieceLength, content.Length - at)), cancellationToken);
        }
    }
}
