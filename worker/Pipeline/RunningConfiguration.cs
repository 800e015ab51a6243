using System.Security.Cryptography;
using System.Text;
using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Delivery;
using MongCai.Poverty.Etl.Reading.Isolation;

namespace MongCai.Poverty.Etl.Pipeline;

/// <summary>config/ as the program read it once, for itself and for its readers.</summary>
/// <param name="City">What it says.</param>
/// <param name="ReaderFiles">What readers are handed.</param>
/// <param name="Stamp">Tells whether plans, wards and calendar are still the same.</param>
public sealed record RunningConfiguration(CityConfiguration City, ReaderFiles ReaderFiles, string Stamp)
{
    /// <summary>Reads the folder. The stamp comes first: what changes while the rest is read is seen as a change afterwards.</summary>
    /// <param name="folder">config/.</param>
    /// <param name="mail">Says to which domains mail may go.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="ConfigurationFaultException">All faults of all files at once.</exception>
    public static RunningConfiguration Load(string folder, MailOptions mail, TimeProvider time)
    {
        var (stamp, files) = (StampOf(folder), ReaderFiles.Of(folder));
        return new(CityConfiguration.Load(folder, mail, time), files, stamp);
    }

    /// <summary>Changes with any byte of plans, wards and calendar.</summary>
    /// <param name="folder">config/.</param>
    public static string StampOf(string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var plans = Path.Combine(folder, "plans");
        string[] planned = Directory.Exists(plans) ? Directory.GetFiles(plans, "*.yml") : [];
        string[] files = [Path.Combine(folder, "wards.yml"), Path.Combine(folder, "calendar.yml"), .. planned.Order(StringComparer.Ordinal)];
        foreach (var file in files) Add(hash, file);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>A file may be in the middle of being saved; that it cannot be read is part of the stamp, and loading tells it as a fault.</summary>
    private static void Add(IncrementalHash hash, string file)
    {
        hash.AppendData(Encoding.UTF8.GetBytes($"{file}\n"));
        try
        {
            hash.AppendData(File.ReadAllBytes(file));
        }
        catch (Exception away) when (away is IOException or UnauthorizedAccessException)
        {
            hash.AppendData("\0"u8);
        }
    }
}
