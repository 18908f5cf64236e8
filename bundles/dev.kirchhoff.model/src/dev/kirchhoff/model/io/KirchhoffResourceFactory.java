// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.model.io;

import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.resource.impl.ResourceFactoryImpl;

/** Makes {@link KirchhoffResource}s; registered for the file extension "kirchhoff". */
public class KirchhoffResourceFactory extends ResourceFactoryImpl {
	@Override
	public Resource createResource(URI uri) {
		return new KirchhoffResource(uri);
	}
}
