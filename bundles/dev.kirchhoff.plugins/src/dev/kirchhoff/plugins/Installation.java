// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plugins;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.IProgressMonitor;

import dev.kirchhoff.api.KirchhoffException;

/**
 * The running product as something that plug-ins are installed into, by p2. What changes here is seen after the next start.
 */
public interface Installation {
	/**
	 * What a site offers.
	 *
	 * @param id       of the feature, or of the bundle if it stands alone
	 * @param version  newest that is offered
	 * @param name     for people
	 * @param provider who made it
	 */
	record Offer(String id, String version, String name, String provider) {
	}

	/** Why nothing can be changed here, with what to do about it: it does not run from an installation, or that is read-only. */
	Optional<KirchhoffException> obstacle();

	/**
	 * The plug-ins of a site that can be installed.
	 *
	 * @param source a p2 site (folder, http or https), a zip of one, or a single plug-in's jar
	 * @throws KirchhoffException if it cannot be read or offers nothing that fits
	 */
	List<Offer> offers(URI source, IProgressMonitor monitor);

	/**
	 * Installs plug-ins with what they need.
	 *
	 * @param ids  of {@link #offers}; all that is offered if empty
	 * @return what changed
	 * @throws KirchhoffException if something is missing or clashes, was not trusted, or cannot be fetched; nothing has changed then
	 */
	List<Change> install(URI source, Collection<String> ids, Trust trust, IProgressMonitor monitor);

	/**
	 * Updates plug-ins from the sites that they came from, or from others.
	 *
	 * @param ids     all that are installed if empty
	 * @param sources further sites; may be empty
	 */
	List<Change> update(Collection<String> ids, Collection<URI> sources, Trust trust, IProgressMonitor monitor);

	/** Takes plug-ins away, with what nothing else needs. */
	List<Change> remove(Collection<String> ids, IProgressMonitor monitor);
}
