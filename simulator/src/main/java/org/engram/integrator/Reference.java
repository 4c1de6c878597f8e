package org.engram.integrator;

/**
 * A work to be cited.
 *
 * @param text authors, title, journal, year
 * @param link a DOI or arXiv address
 */
public record Reference(String text, String link) {
    @Override
    public String toString() {
        return text + ". " + link;
    }
}
