using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using MongCai.Poverty.Etl.Model;

namespace MongCai.Poverty.Etl.Pipeline.Isolation;

/// <summary>What a reader is told beside the bytes, which follow in a frame of their own.</summary>
/// <param name="FileName">Name as dropped, without folder.</param>
/// <param name="WardFolder">Slug of the inbox folder; null when the file lay in none.</param>
internal sealed record ReaderRequest(string FileName, string? WardFolder);

/// <summary>A judged workbook on its way between processes: exactly one of the two is there.</summary>
/// <param name="Accepted">Null when rejected.</param>
/// <param name="Rejected">Null when accepted.</param>
internal sealed record ReaderAnswer(AcceptedSubmission? Accepted, RejectedSubmission? Rejected)
{
    /// <summary>Wraps a workbook.</summary>
    public static ReaderAnswer Of(JudgedWorkbook judged) => new(judged as AcceptedSubmission, judged as RejectedSubmission);

    /// <summary>The workbook.</summary>
    /// <exception cref="InvalidDataException">Neither is there.</exception>
    [JsonIgnore]
    public JudgedWorkbook Workbook => (JudgedWorkbook?)Accepted ?? Rejected ?? throw new InvalidDataException("an answer without workbook");
}

/// <summary>The messages as JSON; the serialization is written by the compiler from the records, so that a new member cannot be forgotten.</summary>
[JsonSerializable(typeof(ReaderRequest))]
[JsonSerializable(typeof(ReaderAnswer))]
[JsonSerializable(typeof(IReadOnlyList<ConfigurationFault>))]
internal sealed partial class ReaderMessages : JsonSerializerContext
{
    /// <summary>Members that are computed from others do not travel; letters stay as they are.</summary>
    public static ReaderMessages Json { get; } = new(new JsonSerializerOptions
    {
        IgnoreReadOnlyProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
