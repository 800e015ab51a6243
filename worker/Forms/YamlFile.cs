using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace MongCai.Poverty.Etl.Forms;

/// <summary>Opens YAML files of the configuration.</summary>
internal static class YamlFile
{
    /// <summary>Words with which YamlDotNet begins to say that a key stands there twice.</summary>
    private const string Twice = "Duplicate key ";

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="read">Makes a value of its keys, also where something is wrong with them.</param>
    /// <exception cref="ConfigurationFaultException">Every fault of the file, in the order of its lines; a single one when there is no such file, it is empty or breaks the syntax.</exception>
    public static T Read<T>(string path, Func<YamlSection, T> read)
    {
        var root = Root(path);
        var faults = new List<(ConfigurationFault Fault, bool IsUnread)>();
        var value = new YamlSection(path, "", (int)root.Start.Line, root, faults).Whole(read);
        return faults.Count == 0 ? value : throw new ConfigurationFaultException([.. faults.Select(one => one.Fault).OrderBy(fault => fault.Line)]);
    }

    private static YamlMappingNode Root(string path)
    {
        var stream = new YamlStream();
        try
        {
            using var text = File.OpenText(path);
            stream.Load(text);
        }
        catch (YamlException wrong)
        {
            throw Broken(path, wrong);
        }
        catch (Exception missing) when (missing is IOException or UnauthorizedAccessException)
        {
            var problem = missing is FileNotFoundException or DirectoryNotFoundException ? "không tìm thấy tệp." : "không đọc được tệp.";
            throw Refused(path, null, problem, "Kiểm tra thiết lập Config:Folder và quyền đọc tệp, hoặc chép lại tệp mẫu.");
        }

        return stream.Documents is [{ RootNode: YamlMappingNode root }] ? root : throw Refused(path, null, "tệp trống hoặc không gồm các dòng \"mục: giá trị\".", "Chép lại tệp mẫu.");
    }

    private static ConfigurationFaultException Broken(string path, YamlException wrong) =>
        wrong.Message.StartsWith(Twice, StringComparison.Ordinal)
            ? Refused(path, wrong, $"mục \"{wrong.Message[Twice.Length..]}\" ghi hai lần.", "Bỏ bớt một lần.")
            : Refused(path, wrong, "sai cú pháp YAML.", "Kiểm tra thụt đầu dòng (dùng dấu cách, không dùng tab), dấu hai chấm, dấu ngoặc và dấu nháy quanh dòng này.");

    private static ConfigurationFaultException Refused(string path, YamlException? at, string problem, string hint) =>
        new([new(path, null, problem, hint) { Line = (int?)at?.Start.Line }]);
}
