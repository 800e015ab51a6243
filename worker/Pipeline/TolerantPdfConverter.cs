using MongCai.Poverty.Etl.Reporting.Rendering;

namespace MongCai.Poverty.Etl.Pipeline;

/// <summary>Tries a conversion twice and then does without: a hanging converter must not keep the week's report from the committee. The Word file is the original; the PDF is a convenience.</summary>
internal sealed class TolerantPdfConverter(IPdfConverter inner, ILogger<TolerantPdfConverter> logger) : IPdfConverter
{
    private const int Attempts = 2;

    /// <inheritdoc/>
    public async Task<byte[]?> ConvertAsync(byte[] docx, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            try
            {
                return await inner.ConvertAsync(docx, cancellationToken);
            }
            catch (TransientException failure)
            {
                logger.LogError(failure, "The PDF could not be made, attempt {Attempt} of {Attempts}.", attempt, Attempts);
            }
        }

        return null;
    }
}
