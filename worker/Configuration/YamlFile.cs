using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace MongCai.Poverty.Etl.Configuration;

/// <summary>Reads one YAML file into a plain class and collects what is wrong with it.</summary>
/// <param name="path">The file.</param>
internal sealed class YamlFile(string path)
{
    private readonly List<ConfigurationFault> faults = [];

    /// <summary>The file's name, as faults give it.</summary>
    public string Name { get; } = Path.GetFileName(path);

    /// <summary>Reads the file; unknown keys are faults, so that a slip of the pen is not ignored.</summary>
    /// <exception cref="ConfigurationFaultException">The file is missing or not YAML of that shape.</exception>
    public T Read<T>()
    {
        try
        {
            var reader = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build();
            return reader.Deserialize<T?>(File.ReadAllText(path)) ?? throw Refuse(null, "tệp rỗng.", "Chép lại tệp mẫu.");
        }
        catch (YamlException wrong)
        {
            throw Refuse($"dòng {wrong.Start.Line}", $"không đọc được: {(wrong.InnerException ?? wrong).Message}", "Sửa dòng này; tên khóa và thụt lề phải đúng như tệp mẫu.");
        }
        catch (Exception missing) when (missing is IOException or UnauthorizedAccessException)
        {
            throw Refuse(null, $"không mở được tệp ({missing.Message}).", "Kiểm tra thiết lập Config:Folder và quyền đọc tệp.");
        }
    }

    /// <summary>Notes a fault when the condition does not hold.</summary>
    public bool Require(bool holds, string place, string problem, string hint)
    {
        if (!holds) faults.Add(new(Name, place, problem, hint));
        return holds;
    }

    /// <summary>Ends the reading.</summary>
    /// <exception cref="ConfigurationFaultException">Faults were noted.</exception>
    public void ThrowIfFaulty()
    {
        if (faults.Count > 0) throw new ConfigurationFaultException([.. faults]);
    }

    private ConfigurationFaultException Refuse(string? place, string problem, string hint) => new([new(Name, place, problem, hint)]);
}
