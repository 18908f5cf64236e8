// SPDX-License-Identifier: EPL-2.0
/**
 * What the author of a plug-in sees: interfaces to implement, parameters to declare and the few values passed between them. Nothing
 * here knows EMF, OSGi or a window. An extension is a {@link java.lang.Record} whose components are its parameters
 * ({@link dev.kirchhoff.api.parameter.Parameter}), registered with one element in a {@code plugin.xml}.
 */
package dev.kirchhoff.api;
