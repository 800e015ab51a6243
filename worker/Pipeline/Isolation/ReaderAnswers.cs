using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using MongCai.Poverty.Etl.Model;

namespace MongCai.Poverty.Etl.Pipeline.Isolation;

/// <summary>Answers: the kind, then what belongs to it.</summary>
internal static class ReaderAnswers
{
    /// <summary>Made beforehand: when it is needed, there is no memory left to make it.</summary>
    public static readonly byte[] OutOfMemory = [(byte)AnswerKind.OutOfMemory];

    /// <summary>A judged workbook.</summary>
    public static byte[] Of(JudgedWorkbook judged)
    {
        using var answer = new MemoryStream();
        answer.WriteByte((byte)AnswerKind.Judged);
        using (var writer = new AnswerWriter(answer)) writer.Write(judged);
        return answer.ToArray();
    }

    /// <summary>An exception without its message, which may hold what stands in the workbook.</summary>
    public static byte[] Of(Exception fault) => [(byte)AnswerKind.Fault, .. Encoding.UTF8.GetBytes($"{fault.GetType()}\n{fault.StackTrace}")];

    /// <summary>Faults of the configuration.</summary>
    public static byte[] Of(IReadOnlyList<ConfigurationFault> faults) => [(byte)AnswerKind.Misconfigured, .. JsonSerializer.SerializeToUtf8Bytes(faults, FaultList.Default.IReadOnlyListConfigurationFault)];

    /// <summary>The workbook of an answer.</summary>
    /// <exception cref="InvalidDataException">There is none in it, or more than one.</exception>
    public static JudgedWorkbook Judged(byte[] answer)
    {
        using var content = new MemoryStream(answer, 1, answer.Length - 1);
        using var reader = new AnswerReader(content);
        try
        {
            var judged = reader.Read();
            return content.Position == content.Length ? judged : throw new InvalidDataException("more than one workbook in the answer");
        }
        catch (Exception rubbish) when (rubbish is IOException or FormatException or ArgumentException or InvalidOperationException or OverflowException)
        {
            throw new InvalidDataException("no workbook in the answer", rubbish);
        }
    }

    /// <summary>Type and stack of an exception.</summary>
    public static string Fault(byte[] answer) => Encoding.UTF8.GetString(answer.AsSpan(1));

    /// <summary>Faults of the configuration.</summary>
    public static IReadOnlyList<ConfigurationFault> Faults(byte[] answer) => JsonSerializer.Deserialize(answer.AsSpan(1), FaultList.Default.IReadOnlyListConfigurationFault)!;
}

/// <summary>Faults as JSON, written by the compiler.</summary>
[JsonSerializable(typeof(IReadOnlyList<ConfigurationFault>))]
internal sealed partial class FaultList : JsonSerializerContext;
